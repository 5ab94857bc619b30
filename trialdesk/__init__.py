"""TrialDesk: clinical-trial records side by side for the tumour board, offline."""

__version__ = "0.1.0"
