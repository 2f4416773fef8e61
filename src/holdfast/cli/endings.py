"""How the command ends when something goes wrong: a sentence for a person and an exit code, never a bare traceback."""

from __future__ import annotations

import errno
import os
import sys
import traceback

import click

from holdfast import __version__, environment

# sysexits.h: an error inside the program, not in what it was given.
OUR_FAULT = 70
STOPPED = 130
PIPE_CLOSED = 141

_FULL = "disk is full. Make room, and run the same command again: nothing is lost or doubled by that"
_REASONS = {
    errno.ENOSPC: f"the {_FULL}",
    errno.EDQUOT: "your share of the disk is used up. Make room, and run the same command again",
    errno.EROFS: "the disk can only be read. Choose a folder that can be written with HOLDFAST_HOME",
    errno.EACCES: "this user may not open it. Change its permissions, or run as somebody who may",
    errno.EPERM: "this user may not do that. Change its permissions, or run as somebody who may",
    errno.ENOENT: "there is no such file or folder. Check the spelling",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
    errno.EMFILE: "too many files are open at once. Raise the limit (`ulimit -n`)",
}


def end_with(error: BaseException) -> int:
    """Print what there is to say about `error` on standard error; the exit code to end with."""
    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        return _close_quietly()  # click makes a SystemExit of it
    if isinstance(error, KeyboardInterrupt | click.Abort):
        click.echo("\nStopped.", err=True)
        return STOPPED
    if isinstance(error, click.ClickException):
        return _tell_wrong_use(error)
    if isinstance(error, click.exceptions.Exit | SystemExit) and not isinstance(error, environment.WrongSetting):
        return _asked_for(error)
    expected = sentence_for(error)
    return _tell_our_fault(error) if expected is None else _tell(expected)


def sentence_for(error: BaseException) -> str | None:
    """What to tell a person about an error that can be expected; None when it is one of ours."""
    from holdfast.story import StoryError  # noqa: PLC0415  start-up time: most commands end well

    if isinstance(error, environment.WrongSetting | StoryError):
        return str(error)
    if isinstance(error, OSError):
        what = f"{error.filename}: " if error.filename else ""
        return f"{what}{_REASONS.get(error.errno or 0, error.strerror or str(error) or type(error).__name__)}."
    if any(f"{kind.__module__}.{kind.__name__}" == "django.db.utils.OperationalError" for kind in type(error).__mro__):
        if "disk is full" in str(error):
            return f"The database's {_FULL}."
        return f"The database cannot be used: {error}. Check that its disk has room and that this user may write there."
    return None


def _tell_wrong_use(error: click.ClickException) -> int:
    if isinstance(error, click.UsageError):
        error.show()
    else:
        _tell(error.format_message())
    return error.exit_code


def _asked_for(error: click.exceptions.Exit | SystemExit) -> int:
    code = error.exit_code if isinstance(error, click.exceptions.Exit) else error.code
    return code if isinstance(code, int) else int(bool(code))


def _tell(sentence: str) -> int:
    click.echo(f"holdfast: {sentence}", err=True)
    return 2


def _tell_our_fault(error: BaseException) -> int:
    if environment.read_flag("HOLDFAST_DEBUG", default=False):
        traceback.print_exception(error)
    kind = f"{type(error).__name__}: {error}".strip().rstrip(":")
    click.echo(
        f"holdfast: something went wrong that should not have ({kind}). This is a fault of Holdfast {__version__}, and "
        "nothing that was stored is lost by it. Run the command again with HOLDFAST_DEBUG=1 to see where it happened, "
        "and report that, with the command, as CONTRIBUTING.md describes.",
        err=True,
    )
    return OUR_FAULT


def _close_quietly() -> int:
    """Whoever read our output has gone (`| head`): give Python another place to write what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
