"""The pages over all: collaborations, the board, the report, the figures."""

from starlette.responses import HTMLResponse, Response

from xcollab.app.overview import Overview
from xcollab.app.views import requests
from xcollab.app.views.board import OnBoard, task_board
from xcollab.app.views.reports.metrics import figures
from xcollab.app.views.reports.report import document, gathered, report
from xcollab.render.base.task_marks import marks
from xcollab.render.text.metrics import metrics_table
from xcollab.web import styles
from xcollab.web.paged import Paged
from xcollab.web.visit import Visit


def collaborations(visit: Visit) -> Response:
    """Those under way, with where each stands; of those that have ended as many as are asked for."""
    under_way = [one for one in visit.overview.summaries() if one.outline]
    known = {one.collab for one in under_way}
    others = sorted(name for name in visit.overview.trees if name not in known)
    page = Paged(visit, len(under_way) if not visit.asked("ended") else len(others))
    if visit.asked("ended"):
        states = (visit.view.readable(name) for name in page.of(others))
        told = [
            (one.collab.id, one.collab.request.title if one.collab.request else "", one.request.status)
            for one in states
            if one
        ]
    else:
        told = [(one.collab, one.outline.title if one.outline else "", one.status) for one in page.of(under_way)]
    rows = [
        {"id": name, "title": title or name, "status": visit.words.label("request", status)}
        for name, title, status in told
    ]
    return visit.page("collaborations", visit.words("Collaborations"), rows=rows, may_begin=bool(visit.member), pages=page,
                      ended=len(others), shows_ended=bool(visit.asked("ended")))  # fmt: skip


def collaborations_json(visit: Visit) -> Response:
    """`request list --json`."""
    return visit.json(requests.requests(visit.view))


def _wanted(visit: Visit, view: Overview) -> OnBoard:
    """The filters that stand in the address."""
    department, person = visit.asked("department"), visit.asked("person")
    return OnBoard(
        view.collab(asked) if (asked := visit.asked("collab")) else None, department or None, person or None,
        late=bool(visit.asked("late")), needs_help=bool(visit.asked("help")),
    )  # fmt: skip


def board(visit: Visit) -> Response:
    """All tasks; red is late, yellow needs help."""
    view, words = visit.overview, visit.words
    wanted = _wanted(visit, view)
    context = view.render_context
    found = visit.once(("board", wanted), lambda: task_board(view, wanted).tasks)
    pages = Paged(visit, len(found))
    rows = [
        {"collab": row.collab, "task": row.task, "title": row.title, "status": words.label("task", row.status), "marks": marks(words, row),
         "department": context.department_name(row.department), "who": context.name_of(row.doer), "due": row.due,
         "tone": "late" if row.late else "help" if row.needs_help else "done" if row.status == "done" else ""}
        for row in pages.of(found)
    ]  # fmt: skip
    departments = [(key, one.name) for key, one in view.company.departments.items()]
    return visit.page("board", words("Board"), rows=rows, wanted=wanted, departments=departments, pages=pages)


def board_json(visit: Visit) -> Response:
    """`board --json`."""
    return visit.json(task_board(visit.overview, _wanted(visit, visit.overview)))


def metrics(visit: Visit) -> Response:
    """Rates with their n."""
    found = figures(visit.view)
    table = metrics_table(visit.view.render_context, found.whole, found.departments)
    return visit.page("figures", visit.words("Figures"), headings=table.headings, rows=table.rows)


def metrics_json(visit: Visit) -> Response:
    """`metrics --json`."""
    return visit.json(figures(visit.view))


def reported(visit: Visit) -> Response:
    """The report as it is; its style, which stands inside, is let in by its digest."""
    html = document(visit.view, gathered(visit.view, visit.asked("collab") or None), "html")
    style = html.partition("<style>")[2].partition("</style>")[0]
    policy = styles.policy(style, "img-src data:")
    return HTMLResponse(html, headers={"content-security-policy": policy})


def reported_json(visit: Visit) -> Response:
    """`report --json`."""
    return visit.json(report(visit.view, gathered(visit.view, visit.asked("collab") or None)))
