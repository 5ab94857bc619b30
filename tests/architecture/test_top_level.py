from pathlib import Path

KEPT = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "benchmarks",
    "docs",
    "packaging",
    "pyproject.toml",
    "resources",
    "sample_db",
    "tests",
    "trialdesk",
    "uv.lock",
}
LAYERS = {
    "cli",
    "checks",
    "comparison",
    "criteria",
    "domain",
    "dosing",
    "endpoints",
    "exports",
    "geography",
    "gui",
    "operations",
    "presentation",
    "registries",
    "reports",
    "storage",
    "statistics",
    "vocabulary",
}
NAMELESS = {"utils", "util", "common", "core", "misc", "helpers", "managers", "services"}


def test_the_top_level_holds_what_it_should(checkout: Path) -> None:
    passing = {".git", *(checkout / ".gitignore").read_text("utf-8").replace("/", "").split()}
    present = {path.name for path in checkout.iterdir()}
    assert present - passing <= KEPT
    assert present >= KEPT


def test_a_new_package_takes_its_place_in_the_layers(checkout: Path) -> None:
    packages = {path.parent.name for path in (checkout / "trialdesk").glob("*/__init__.py")}
    assert packages == LAYERS


def test_no_name_hides_a_missing_one(modules: tuple[Path, ...]) -> None:
    hidden = [path for path in modules if {path.stem, path.parent.name} & NAMELESS]
    assert hidden == []


def test_the_page_on_architecture_names_every_layer(checkout: Path) -> None:
    page = (checkout / "docs" / "architecture.md").read_text("utf-8")
    modules = {path.stem for path in (checkout / "trialdesk").glob("*.py")} - {"__init__"}
    assert [name for name in sorted(LAYERS | modules) if f"`{name}`" not in page] == []
