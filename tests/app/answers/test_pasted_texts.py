"""Texts as people send them, and the acts that they are: the table is the specification, written by hand."""

from typing import Any

import pytest

from tests.support.answering.asked import issues
from tests.support.company import Company
from xcollab.app.answers.reading import Reading, Sought, read
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import XcollabError

Fields = dict[str, Any]
Expected = list[tuple[str, str, Fields] | str]
"""Who, act and subject, fields; or the code of why it is not recorded as it stands. `I` and `J` stand for the two issues."""


def accept(*scope: str, **more: Any) -> Fields:
    return {"decision": "accept", **({"scope": [*scope]} if scope else {}), **more}


DESIGN = {"what": "设计2人", "quantity": "2"}
SALES, TECH, SUPPORT = "feedback q4/sales", "feedback q4/tech", "feedback q4/support"
REPORT, POSTER, VIDEO = "progress q3/report", "progress q3/poster", "q3/video"

CHINESE: dict[str, tuple[str, str, Expected]] = {
    # an answer of a department
    "the example of the mission": ("li", "1 承接 渠道推广；需要设计2人；风险 人手紧张",
        [("li", SALES, accept("渠道推广", resources=[DESIGN], risks=[{"text": "人手紧张"}]))]),
    "full-width digits and signs": ("li", "１．承接　渠道推广；需要：设计２人", [("li", SALES, accept("渠道推广", resources=[{"what": "设计２人", "quantity": "2"}]))]),
    "with all labels": ("li", "结论：承接\n范围：渠道推广\n资源需求：设计2人\n风险提示：工期紧", [("li", SALES, accept("渠道推广", resources=[DESIGN], risks=[{"text": "工期紧"}]))]),
    "labels behind commas": ("li", "承接，范围：渠道推广，需要：设计2人，风险：无", [("li", SALES, accept("渠道推广", resources=[DESIGN]))]),
    "two things needed": ("li", "承接 渠道推广；需要：设计2人、视频1人", [("li", SALES, accept("渠道推广", resources=[DESIGN, {"what": "视频1人", "quantity": "1"}]))]),
    "several things taken on": ("li", "承接\n1. 渠道推广\n2. 门店活动", [("li", SALES, accept("渠道推广", "门店活动"))]),
    "several apart by semicolons": ("li", "承接 渠道推广；门店活动", [("li", SALES, accept("渠道推广", "门店活动"))]),
    "bullets under labels": ("li", "承接\n范围：\n- 渠道推广\n- 门店活动\n需要：\n- 设计2人", [("li", SALES, accept("渠道推广", "门店活动", resources=[DESIGN]))]),
    "labels that are numbered": ("li", "承接\n1.范围：渠道推广\n2.需要：设计2人\n(3)风险：人手紧张", [("li", SALES, accept("渠道推广", resources=[DESIGN], risks=[{"text": "人手紧张"}]))]),
    "marks of a list behind commas": ("li", "承接，①渠道推广，②门店活动；风险：①人手紧张，②工期紧", [("li", SALES, accept("渠道推广", "门店活动", risks=[{"text": "人手紧张"}, {"text": "工期紧"}]))]),
    "none behind the mark of a list": ("li", "承接 渠道推广；风险：①无", [("li", SALES, accept("渠道推广"))]),
    "labels without a blank between": ("li", "承接\n风险范围：渠道推广", [("li", SALES, accept("渠道推广"))]),
    "a risk with what helps": ("wu", "承接 热线；风险：样机晚到；应对：提前下单；延误天数：3天", [("wu", SUPPORT, accept("热线", risks=[{"text": "样机晚到", "mitigation": "提前下单", "delay_days": "3"}]))]),
    "a thing and who provides it": ("wu", "承接 热线；需要：物料清单；部门=市场部", [("wu", SUPPORT, accept("热线", resources=[{"what": "物料清单", "department": "市场部"}]))]),
    "whom to talk to": ("li", "承接 渠道推广；对接人：孙磊", [("li", SALES, accept("渠道推广", liaison="孙磊"))]),
    "we and can": ("li", "我们可以承接：渠道推广", [("li", SALES, accept("渠道推广"))]),
    "with a condition": ("wang", "有条件承接：7月12日前给文案；范围：落地页", [("wang", TECH, {"decision": "conditions", "conditions": ["7月12日前给文案"], "scope": ["落地页"]})]),
    "a condition in other words": ("wang", "附条件承接\n范围 落地页\n前提是 先给文案", [("wang", TECH, {"decision": "conditions", "conditions": ["先给文案"], "scope": ["落地页"]})]),
    "declined with a reason": ("wu", "不承接，人手不足", [("wu", SUPPORT, {"decision": "decline", "reason": "人手不足"})]),
    "cannot": ("wu", "我部门无法承接，因为8月前没有人", [("wu", SUPPORT, {"decision": "decline", "reason": "8月前没有人"})]),
    "wants changes": ("wang", "建议调整：时间改到12月", [("wang", TECH, {"decision": "changes", "changes": ["时间改到12月"]})]),
    "a comma within a risk": ("li", "承接 渠道推广；需要设计2人；风险：样机晚到，需要提前沟通", [("li", SALES, accept("渠道推广", resources=[DESIGN], risks=[{"text": "样机晚到，需要提前沟通"}]))]),
    "the same label twice": ("li", "承接\n范围：渠道推广\n范围：门店活动", [("li", SALES, accept("渠道推广", "门店活动"))]),
    "thanks are put aside": ("li", "收到，承接 渠道推广。谢谢！", [("li", SALES, accept("渠道推广"))]),
    # who says it
    "a name and a colon": ("", "李娜：承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "a name and the time": ("", "李娜 10:32\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "with day and seconds": ("", "李娜 2024/7/1 10:32:11\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "with the department": ("", "李娜(销售部) 7月1日 上午10:32\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "yesterday": ("", "李娜 昨天 18:20\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "the time first": ("", "[10:32, 01/07/2024] 李娜: 承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "the name alone": ("", "李娜\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "signed": ("", "周敏您好，\n关于秋季展会，我们部门承接，范围为展台搭建。\n谢谢！\n吴芳\n客服部", [("wu", SUPPORT, accept("展台搭建"))]),
    "spoken to with an at": ("li", "@周敏 承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "a department with one who speaks for it": ("", "客服部：承接 热线", [("wu", SUPPORT, accept("热线"))]),
    "the department and one of its two": ("sun", "销售部 承接 渠道推广", [("sun", SALES, accept("渠道推广"))]),
    # several at once
    "a chat of two": ("", "李娜 10:32\n承接 渠道推广\n吴芳 10:40\n不承接：人手不足", [("li", SALES, accept("渠道推广")), ("wu", SUPPORT, {"decision": "decline", "reason": "人手不足"})]),
    "one a line": ("", "技术部 承接 线上报名页\n客服部 不承接 人手不足", [("wang", TECH, accept("线上报名页")), ("wu", SUPPORT, {"decision": "decline", "reason": "人手不足"})]),
    "a row of a table": ("", "客服部\t承接\t热线\t需要\t坐席3人", [("wu", SUPPORT, accept("热线", resources=[{"what": "坐席3人", "quantity": "3"}]))]),
    "a table with a heading": ("", "部门\t姓名\t结论\t范围\t风险\n销售部\t李娜\t承接\t渠道推广\t无\n客服部\t吴芳\t承接\t热线\t人手紧张",
        [("li", SALES, accept("渠道推广")), ("wu", SUPPORT, accept("热线", risks=[{"text": "人手紧张"}]))]),
    "a Markdown table": ("", "| 部门 | 结论 | 范围 | 风险 |\n| --- | --- | --- | --- |\n| 技术部 | 承接 | 报名页 | 工期紧 |", [("wang", TECH, accept("报名页", risks=[{"text": "工期紧"}]))]),
    "numbered, on several things": ("wang", "1、活动页面 确认\n2、秋季展会 承接 报名页\n3、素材未到 方案：周末加印",
        [("wang", "confirm q3/page", {}), ("wang", TECH, accept("报名页")), ("wang", "propose q3/I", {"text": "周末加印"})]),
    # what others wrote
    "above a quoted mail": ("li", "承接 渠道推广\n\n在 2024年7月1日，周敏 <zhou@example.com> 写道：\n> 不承接 请说明", [("li", SALES, accept("渠道推广"))]),
    "above a forwarded mail": ("li", "承接 渠道推广\n\n发件人：周敏\n发送时间：2024年7月1日\n收件人：李娜\n主题：协作\n\n不承接 请说明", [("li", SALES, accept("渠道推广"))]),
    "below a cited message": ("li", "「周敏：请各部门反馈」\n- - - - - - - - - -\n承接 渠道推广", [("li", SALES, accept("渠道推广"))]),
    "all of it quoted": ("li", "> 承接 渠道推广\n> 风险：无", [("li", SALES, accept("渠道推广"))]),
    # a task, confirmed or declined
    "a task is taken on": ("wang", "确认", [("wang", "confirm q3/page", {})]),
    "by its title": ("wang", "《活动页面》确认", [("wang", "confirm q3/page", {})]),
    "a task is declined": ("wang", "活动页面 退回，8月前没有设计师", [("wang", "decline q3/page", {"reason": "8月前没有设计师"})]),
    # a log
    "a log": ("li", "竞品分析报告 进行中 访谈了三家经销商", [("li", REPORT, {"status": "doing", "text": "访谈了三家经销商"})]),
    "the status last": ("li", "竞品分析报告：访谈了三家经销商，进行中", [("li", REPORT, {"status": "doing", "text": "访谈了三家经销商"})]),
    "by the id": ("li", "report 进行中 访谈了三家", [("li", REPORT, {"status": "doing", "text": "访谈了三家"})]),
    "the only one in progress": ("sun", "已完成 终稿已上传", [("sun", POSTER, {"status": "finished", "text": "终稿已上传"})]),
    "late": ("li", "竞品分析报告 延期到7月20日，因为样品未到", [("li", REPORT, {"status": "delayed", "forecast": "2024-07-20", "reason": "样品未到", "text": "样品未到"})]),
    "late, with labels": ("sun", "延期 等场地\n预计日期：2024年7月18日\n原因：场地未定", [("sun", POSTER, {"status": "delayed", "text": "等场地", "forecast": "2024-07-18", "reason": "场地未定"})]),
    "needs help": ("sun", "需协助 等页面设计\n需要：市场部 页面设计", [("sun", POSTER, {"status": "needs-help", "text": "等页面设计", "needs": {"what": "页面设计", "from": "marketing"}})]),
    "needs help, from whom said apart": ("sun", "需协助 等页面设计\n所需协助：页面设计；来自：市场部", [("sun", POSTER, {"status": "needs-help", "text": "等页面设计", "needs": {"what": "页面设计", "from": "市场部"}})]),
    "a log of several lines": ("sun", "进行中\n今天拍了三组；\n明天修图", [("sun", POSTER, {"status": "doing", "text": "今天拍了三组；\n明天修图"})]),
    "words of a log that look like labels": ("sun", "进行中 需要再拍一组；原因见群里", [("sun", POSTER, {"status": "doing", "text": "需要再拍一组；原因见群里"})]),
    # a verdict
    "passed": ("chen", "通过", [("chen", f"pass {VIDEO}", {})]),
    "passed with a remark": ("chen", "宣传视频 验收通过，片头很好", [("chen", f"pass {VIDEO}", {"note": "片头很好"})]),
    "returned": ("chen", "退回 价格不全\n整改要求：补价格\n整改期限：7月8日", [("chen", f"return {VIDEO}", {"reason": "价格不全", "fixes": ["补价格"], "fix_by": "2024-07-08"})]),
    "returned, with numbers": ("chen", "不通过：价格不全\n未达到的标准：1\n整改：补价格\n期限 2024-07-08", [("chen", f"return {VIDEO}", {"reason": "价格不全", "unmet": ["1"], "fixes": ["补价格"], "fix_by": "2024-07-08"})]),
    "passed, with a task that mends the rest": (
        "chen", "通过；未达到的标准：2；后续任务：补 五城 数据；后续任务截止日期：7月26日；备注：片头很好",
        [("chen", f"pass {VIDEO}", {"unmet": ["2"], "follow_up_title": "补 五城 数据", "follow_up_due": "2024-07-26", "note": "片头很好"})],
    ),
    "the side is said": ("chen", "退回 价格不全；整改：补价格；期限：7月8日；验收方：发起方", [("chen", f"return {VIDEO}", {"reason": "价格不全", "fixes": ["补价格"], "fix_by": "2024-07-08", "party": "requester"})]),
    # an issue
    "a solution": ("wang", "素材未到 方案：周末加印，周一快递；完成日期：2024-07-08", [("wang", "propose q3/I", {"text": "周末加印，周一快递", "ready_by": "2024-07-08"})]),
    "agreed to a solution and its day": ("li", "样机不足 同意", [("li", "agree q3/J", {})]),
    "agreed, with a word": ("li", "同意方案：周五可以", [("li", "agree q3/J", {"text": "周五可以"})]),
    "turned down": ("li", "不同意，周五太晚", [("li", "reject q3/J", {"reason": "周五太晚"})]),
}  # fmt: skip

ENGLISH: dict[str, tuple[str, str, Expected]] = {
    "accept and labels": ("li", "accept: channel talks in 5 cities; needs: designers; risk: none", [("li", SALES, accept("channel talks in 5 cities", resources=[{"what": "designers"}]))]),
    "we accept": ("li", "Hi, we accept. Scope: channel talks.\nNeeds: 2 people\nThanks", [("li", SALES, accept("channel talks", resources=[{"what": "2 people", "quantity": "2"}]))]),
    "accept with conditions": ("wang", "Accept with conditions\nScope: landing page\nCondition: texts by 2024-07-12", [("wang", TECH, {"decision": "conditions", "scope": ["landing page"], "conditions": ["texts by 2024-07-12"]})]),
    "decline": ("wu", "decline, no people before August", [("wu", SUPPORT, {"decision": "decline", "reason": "no people before August"})]),
    "we decline because": ("wu", "We decline because nobody is free", [("wu", SUPPORT, {"decision": "decline", "reason": "nobody is free"})]),
    "wants changes": ("wang", "wants changes: move it to December", [("wang", TECH, {"decision": "changes", "changes": ["move it to December"]})]),
    "a chat's heading by id": ("", "li [10:32 AM]\naccept, scope: channel talks", [("li", SALES, accept("channel talks"))]),
    "the id and a colon": ("", "wu: decline, nobody is free", [("wu", SUPPORT, {"decision": "decline", "reason": "nobody is free"})]),
    "a greeting and a signature": ("", "Hi zhou,\naccept, scope: hotline.\nBest regards,\nwu", [("wu", SUPPORT, accept("hotline"))]),
    "above a quoted mail": ("li", "Accept - channel talks\n\nOn Mon, Jul 1, 2024 at 10:00 Zhou wrote:\n> decline if you must", [("li", SALES, accept("channel talks"))]),
    "a table": ("", "department\tdecision\tscope\trisks\nsupport\taccept\thotline\tnone", [("wu", SUPPORT, accept("hotline"))]),
    "a line of a reply block": ("li", "1 accept (承接)      scope: channel talks      needs: 2 people      risks:", [("li", SALES, accept("channel talks", resources=[{"what": "2 people", "quantity": "2"}]))]),
    "a log": ("li", "report in progress: asked three dealers", [("li", REPORT, {"status": "doing", "text": "asked three dealers"})]),
    "finished": ("sun", "poster done, final version is up", [("sun", POSTER, {"status": "finished", "text": "final version is up"})]),
    "late": ("sun", "poster delayed\nexpected: 2024-07-18\nreason: no room yet", [("sun", POSTER, {"status": "delayed", "forecast": "2024-07-18", "reason": "no room yet", "text": "no room yet"})]),
    "confirm": ("wang", "page: confirmed", [("wang", "confirm q3/page", {})]),
    "decline a task": ("wang", "page declined, no designer before August", [("wang", "decline q3/page", {"reason": "no designer before August"})]),
    "pass": ("chen", "video passed", [("chen", "pass q3/video", {})]),
    "a solution": ("wang", "solution: print overnight; ready by: 2024-07-08", [("wang", "propose q3/I", {"text": "print overnight", "ready_by": "2024-07-08"})]),
    "agree": ("li", "agreed", [("li", "agree q3/J", {})]),
    "turn down": ("li", "rejected: Friday is too late", [("li", "reject q3/J", {"reason": "Friday is too late"})]),
}  # fmt: skip

NOT_CLEAR: dict[str, tuple[str, str, Expected]] = {
    "nothing": ("li", " \n\n", ["answer-empty"]),
    "thanks alone": ("li", "谢谢", ["answer-not-understood"]),
    "a question": ("li", "能承接吗？", ["answer-not-understood"]),
    "turned around behind its word": ("li", "承接不了", ["answer-not-understood"]),
    "turned around before its word": ("li", "恐怕不太能承接", ["answer-not-understood"]),
    "taken back": ("li", "承接 渠道推广，但需要先给文案", ["answer-hedged"]),
    "taken back in English": ("li", "accept, but only if texts come first", ["answer-hedged"]),
    "accepted on a condition": ("li", "承接 渠道推广；条件：先给文案", ["answer-stray"]),
    "both": ("li", "承接\n不承接", ["answer-twice", "answer-twice"]),
    "both in a line": ("li", "承接，不承接", ["answer-two-words"]),
    "nobody": ("", "承接 渠道推广", ["answer-whose"]),
    "a department with two who speak for it": ("", "销售部 承接 渠道推广", ["answer-whose-of"]),
    "a stranger": ("", "王小二 10:32\n承接 渠道推广", ["answer-from-stranger"]),
    "another than was said": ("li", "吴芳：不承接 人手不足", ["answer-from-another"]),
    "another department than theirs": ("wu", "销售部 承接 渠道推广", ["answer-other-subject"]),
    "a log of which of two": ("li", "进行中 访谈了三家", ["answer-which"]),
    "who is not known": ("li", "承接 渠道推广；对接人：张三", ["no-match"]),
    "no such day": ("sun", "延期 等场地\n预计日期：2024-02-30\n原因：无场地", ["not-a-date-value"]),
    "a day too far to have one year": ("sun", "延期 等场地\n预计日期：1月1日\n原因：无场地", ["not-a-date-value"]),
    "a day in words": ("sun", "延期 等场地\n预计日期：下周五\n原因：无场地", ["not-a-date-value"]),
    "help that nobody is asked for": ("sun", "需协助 等设计\n需要：页面设计", ["missing-key"]),
    "a part of nothing": ("wu", "承接 热线；风险：；应对：提前下单", ["empty-text"]),
    "whose help is not a department's": ("sun", "需协助 等设计\n需要：页面设计；来自：公关部", ["no-match"]),
    "a text that cannot be recorded for who owes nothing": ("zhao", "承接 渠道推广", ["answer-not-understood"]),
    "too long": ("li", "承接 " + "长" * 30000, ["answer-too-long"]),
}  # fmt: skip


def understood(view: WorkspaceView, speaker: str, text: str) -> Expected:
    try:
        found = read(view, text, Sought((speaker,) if speaker else ()))
    except XcollabError as refusal:
        return [refusal.code]
    told: Expected = []
    for one in found.answers:
        if isinstance(one, Reading):
            told.append(
                (one.speaker, f"{one.choice.form.act} {one.question.place}", {**one.choice.preset, **one.given})
            )
        else:
            told.append(one.refusal.code)
    return told


TABLE = {**{f"zh: {key}": row for key, row in CHINESE.items()}, **{f"en: {key}": row for key, row in ENGLISH.items()},
         **{f"not clear: {key}": row for key, row in NOT_CLEAR.items()}}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_text_is_the_act_that_a_reader_would_take_it_for(reading: WorkspaceView, asking: Company, name: str) -> None:
    speaker, text, expected = TABLE[name]
    known = issues(asking)
    ids = {"I": known["素材未到"], "J": known["样机不足"]}
    wanted = [
        (who, f"{what[:-1]}{ids[what[-1]]}" if what.endswith(("/I", "/J")) else what, fields)
        for who, what, fields in (one for one in expected if not isinstance(one, str))
    ]
    assert understood(reading, speaker, text) == [*wanted, *(one for one in expected if isinstance(one, str))]
