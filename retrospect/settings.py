"""What of ``mkdocs.yml`` would serve any site, such as the bare one of the benchmark and the small ones of tests."""

from mkdocs.utils.yaml import yaml_load

from retrospect.project import HERE

OWN = ("watch", "hooks", "extra_css", "extra_javascript")


def bare() -> dict:
    """The settings without what is this project's own: theme folder, styles, scripts, hooks and extension."""
    with open(HERE / "mkdocs.yml", encoding="utf-8") as file:
        settings = {key: value for key, value in yaml_load(file).items() if key not in OWN}
    del settings["theme"]["custom_dir"]
    extensions = settings["markdown_extensions"]
    settings["markdown_extensions"] = [name for name in extensions if "retrospect.extension" not in name]
    return settings
