"""The formats of registries: one module or folder each; none knows another."""
