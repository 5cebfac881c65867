"""commands.md: every verb with its options, from the commands themselves."""

from __future__ import annotations

from inspect import cleandoc

import click

from careerplan.cli.main import VERBS, cli
from careerplan.manual.tables import block, code, table
from careerplan.site.hosts import HOST_VARIABLES

_HEAD = """# Commands

`careerplan VERB --help` prints what stands here. `-C DIR` names the plan's folder and works before and after the verb;
without it, the plan is the nearest folder upward that holds `careerplan.toml` or `content/`. Data goes to stdout,
messages to stderr; `check` prints its problems on stdout.
"""

_EXIT_CODES = """## Exit codes

| code | means |
| --- | --- |
| 0 | done; warnings are allowed unless `--strict` is given |
| 1 | the content or the settings have errors; the site is still built from what is sound |
| 2 | wrong use: an unknown verb, option or folder |
| 3 | refused for privacy; nothing was written |
| 70 | a bug in careerplan; the line to report holds nothing of your plan |
"""

_ENVIRONMENT = (
    ("NO_COLOR", "no colour; a pipe does the same, and has each row of a table in one line"),
    ("SOURCE_DATE_EPOCH", "today, in seconds since 1970, where `--today` is not given"),
    ("CI", "problems are printed without a word of the plan, unless `--show-values` is given"),
    ("CAREERPLAN_ALLOW_PLAIN", "`1` lets `build` write the plain site on a host"),
    ("CAREERPLAN_BRANCH", "the branch that is published, where a host does not say so; others are previews"),
)

_ON_HOSTS = (
    "one of these says that this is a host: `build` refuses with exit 3; so do `audience`, `export`, `gaps`, `next` and"
    " `path`, whose output its log would keep, unless `--show-values` is given; `assess` and `log` do nothing there"
)

_SHELL = """## Completion in the shell

Bash: `eval "$(_CAREERPLAN_COMPLETE=bash_source careerplan)"` in `~/.bashrc`. For zsh and fish write `zsh_source` and
`fish_source`.
"""


def commands_page() -> str:
    """Every verb, then exit codes and environment."""
    verbs = "\n\n".join(_verb(name) for name in VERBS)
    overview = table(("verb", "does"), [(f"[{name}](#{name})", says) for name, says in VERBS.items()])
    return "\n".join((_HEAD, overview, "", verbs, "", _EXIT_CODES, _environment(), "", _SHELL))


def _verb(name: str) -> str:
    with click.Context(cli, info_name="careerplan") as context:
        command = cli.get_command(context, name)
        if command is None:
            raise LookupError(name)
        if not isinstance(command, click.Group):
            return _command(command, name, "##")
        parts = [(below, command.get_command(context, below)) for below in command.list_commands(context)]
    inner = [_command(part, f"{name} {below}", "###") for below, part in parts if part is not None]
    return "\n\n".join((_group(command, name), *inner))


def _group(command: click.Group, name: str) -> str:
    """A verb of verbs: what they have in common."""
    says, examples = _help(command)
    return "\n\n".join((f"## {name}", *says, *(block(example, "sh") for example in examples)))


def _command(command: click.Command, name: str, level: str) -> str:
    says, examples = _help(command)
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    usage = " ".join(["careerplan", name, *(_argument(argument) for argument in arguments), "[OPTIONS]"])
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    rows = [(code(_option(option)), option.help or "") for option in options]
    parts = [
        f"{level} {name}",
        *says,
        block(usage, "text"),
        *(block(example, "sh") for example in examples),
        table(("option", "does"), rows),
    ]
    return "\n\n".join(parts)


def _help(command: click.Command) -> tuple[list[str], list[str]]:
    """The paragraphs of a help text, and its examples."""
    paragraphs = cleandoc(command.help or "").split("\n\n")
    says = [" ".join(part.split()) for part in paragraphs if not part.startswith("\b")]
    return says, [part.removeprefix("\b\n") for part in paragraphs if part.startswith("\b")]


def _argument(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _option(option: click.Option) -> str:
    """`--format [text|json]`: its names, and what follows them."""
    names = ", ".join((*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} [{'|'.join(str(choice) for choice in option.type.choices)}]"
    return f"{names} {option.metavar or option.type.name.upper()}"


def _environment() -> str:
    hosts = ", ".join(code(name) for name in HOST_VARIABLES)
    rows = [(code(name), says) for name, says in _ENVIRONMENT]
    rows.append((hosts, _ON_HOSTS))
    return f"## Environment\n\n{table(('variable', 'does'), rows)}"
