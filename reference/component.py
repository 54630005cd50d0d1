"""GitLab's component: the jobs that `ci init gitlab` writes, with inputs in place of what is a workspace's own."""

from collections.abc import Mapping

from xcollab.render.export.ci import GITLAB_JOBS, Jobs, ci_files
from xcollab.schema.version import present

INPUTS: Mapping[str, tuple[str, str]] = {
    "stage": ("test", "The stage in which the jobs run."),
    "image": ("python:3.12", "What they run in: Python and git."),
    "directory": (".", "Where the workspace lies in the repository."),
    "version": (present(), "What is installed where the default branch asks for no version."),
    "fail-on": ("level:2", "From which lateness on the daily job fails: late, breach, level:1 to level:3."),
}
"""By name: what is taken where nothing is said, and what it is."""
_ABOUT = """\
# A component for GitLab, made by `make reference` out of what `xcollab ci init gitlab` writes:
#
#   include:
#     - component: $CI_SERVER_FQDN/GROUP/xcollab/xcollab@VERSION
"""


def component() -> str:
    """The whole file: its inputs, and after the line of hyphens its jobs."""
    said = {name: f"$[[ inputs.{name} ]]" for name in INPUTS}
    jobs = Jobs("gitlab", "main", said["directory"], said["version"], "UTC", 2026, image=said["image"], stage=said["stage"],
                fail_on=said["fail-on"])  # fmt: skip
    text = ci_files(jobs)[GITLAB_JOBS].split("\n", 2)[2]  # without the two lines that say who wrote it
    inputs = "".join(
        f'    {name}:\n      default: "{default}"\n      description: "{about}"\n'
        for name, (default, about) in INPUTS.items()
    )
    return f"{_ABOUT}spec:\n  inputs:\n{inputs}---\n{text}"
