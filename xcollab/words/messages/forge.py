"""Refusals and findings of pull requests and forges: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

FORGE: Mapping[str, tuple[str, str]] = {
    "pr-is-a-commit": (
        N_("a pull request is made of commits, so --pr and --no-commit exclude each other"),
        N_("leave one of them out"),
    ),
    "branch-in-use": (
        N_("branch {branch} is checked out, and its files would no longer fit"),
        N_("do it there without --pr, then `xcollab pr open`; or switch to another branch first"),
    ),
    "branch-behind": (
        N_("others have added to {branch} on the remote, and its files lie here"),
        N_("bring them in first: `git pull --rebase {remote} {branch}`; then `xcollab pr open`"),
    ),
    "branch-parted": (
        N_("branch {branch} here and on the remote changed the same files: {paths}"),
        N_("bring them together: `git switch {branch}`, `git pull --rebase {remote} {branch}`; then `xcollab pr open`"),
    ),
    "branch-not-shared": (
        N_("recorded here on branch {branch}, not yet shared with {remote}: {said}"),
        N_("nothing is lost; when it can be reached: `xcollab pr open {branch} --remote {remote}`"),
    ),
    "unknown-branch": (
        N_("there is no branch {branch}, neither here nor on the remote"),
        N_("`git branch --all` lists them"),
    ),
    "nothing-to-open": (
        N_("there is nothing to propose: all of {branch} is in {base} on the remote"),
        N_("an act with --pr makes a pull request; `xcollab inbox` shows what waits for you"),
    ),
    "others-to-open": (
        N_("there is nothing to propose on {branch}, but these branches are not shared yet: {branches}"),
        N_("`xcollab pr open {first}`"),
    ),
    "several-collabs": (
        N_("what is not pushed yet belongs to several collaborations: {collabs}"),
        N_("name a branch for all of it: `git branch NAME`, then `xcollab pr open NAME`"),
    ),
    "unknown-forge": (
        N_("it is not known which forge {host} is"),
        N_("an admin adds the line `forge: gitlab` (or github, gitea, gitee; none for a plain server) to xcollab.yaml"),
    ),
    "no-pages": (
        N_("{remote} has no pages: it is a directory, or xcollab.yaml says `forge: none`"),
        N_("who has no xcollab tells somebody who has, and that one records it: `xcollab feedback give --help`"),
    ),
    "owners-for-which-forge": (
        N_("the remote does not tell for which forge the code owners are"),
        N_("say it: `{command}`, with gitlab or gitea in place of github where that is yours"),
    ),
    "owners-by-hand": (
        N_("{path} was not written by xcollab"),
        N_("take over by hand what you need: `xcollab forge codeowners --for {forge}` prints it"),
    ),
    "schemas-outdated": (
        N_("the schemas that editors check files by were made by xcollab {made}, and this is {version}"),
        N_("`xcollab schema export` renews them"),
    ),
    "owners-drifted": (
        N_("the code owners are no longer those of the departments"),
        N_("an admin renews it: `xcollab forge codeowners --for {forge} --write`"),
    ),
    "jobs-by-hand": (
        N_("what stands there is not what would be written: {paths}"),
        N_(
            "`{command} --force` replaces what stands there; to keep some of it, take over by hand what is shown with +"
        ),
    ),
    "no-forge-pages": (
        N_("xcollab knows no way to publish a page on {forge}"),
        N_("leave --pages out: the report and the calendars are kept as an artifact of each run"),
    ),
    "nobody-to-ask": (
        N_("every department asked by {collab} has answered its present terms"),
        N_("`xcollab feedback show -C {collab}` shows the answers"),
    ),
}
