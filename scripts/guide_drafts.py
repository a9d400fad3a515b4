"""Furnishes the guide's office with drafts: a speech that comes back from a consulted body, and one that is being signed."""

from __future__ import annotations

from datetime import datetime, timedelta

LEAD = "Sở Nông nghiệp và Môi trường tỉnh Minh Hải Đông"
TEXT = """\
BÀI PHÁT BIỂU
Kính thưa các đồng chí lãnh đạo, các vị đại biểu,
Hôm nay, Ủy ban nhân dân tỉnh tổ chức Hội nghị gặp mặt, biểu dương 160 hợp tác xã, tổ hợp tác và hộ sản xuất tiêu biểu.
Ba năm qua, phong trào thi đua phát triển kinh tế tập thể đã lan rộng khắp các xã, phường trong tỉnh.
Vốn, đất đai và thị trường tiêu thụ vẫn là ba nút thắt lớn nhất của hợp tác xã.
Một là, trả lời bằng văn bản từng kiến nghị của hợp tác xã trước ngày 30/4/2026.
Hai là, bố trí quỹ đất làm nhà sơ chế, kho lạnh tại các vùng nuôi tập trung.
Xin trân trọng cảm ơn.
"""
BETTER = TEXT.replace("khắp các xã, phường trong tỉnh", "khắp 62 xã, phường, đặc khu trong tỉnh").replace(
    "quỹ đất làm", "quỹ đất và vốn vay ưu đãi làm"
)


def furnish_drafts(by: object, *, password: str, at: datetime) -> dict[str, str]:
    """Write two drafts for the first task of the plan; give the addresses to be shown."""
    from django.utils import timezone

    from chutri.office.drafts.models import Opinion, Step
    from chutri.office.drafts.operations import NewVersion, add_version, begin_draft, judge_version
    from chutri.office.drafts.operations.links import link_path, make_link
    from chutri.office.drafts.operations.moving import pass_step
    from chutri.office.drafts.operations.opinions import Said, finish_by_link, give_opinion_by_link, respond
    from chutri.office.people.choices import Role
    from chutri.office.people.operations import NewPerson, add_person
    from chutri.office.tasks.models import Task

    giang = add_person(
        person=NewPerson(username="giang", full_name="Vũ Hương Giang", agency=LEAD, role=Role.FOCAL),
        password=password,
        at=at,
        by=by,
    )
    task = Task.objects.select_related("plan__document").filter(lead__name=LEAD).order_by("pk").first()
    now, keys = timezone.now(), {}
    for name in ("sua", "hoi"):
        title = {"sua": "Bài phát biểu của lãnh đạo tỉnh tại Hội nghị", "hoi": "Bài phát biểu bế mạc Hội nghị"}[name]
        file = judge_version((TEXT + name).encode(), "bai-phat-bieu.txt")
        due = timezone.localdate(now) + timedelta(days=12)
        draft = begin_draft(
            kind="speech",
            title=title,
            owner=giang,
            task=task,
            file=file,
            due_on=due,
            by=giang,
            at=now - timedelta(days=6),
        )
        steps = Step.objects.select_related("draft__agency", "draft__owner", "agency", "person", "version")
        pass_step(step=steps.get(draft=draft, place=1), words="", seen=1, by=giang, at=now - timedelta(days=5))
        link, secret = make_link(step=steps.get(draft=draft, place=2), address="", by=giang, at=now - timedelta(days=5))
        keys |= {name: str(draft.pk), "link": link_path(secret)}
        whose = "Lê Thị Mận, Phó Chủ tịch"
        for paragraph, words in ((4, "Đề nghị nêu rõ số xã, phường."), (7, "Bổ sung vốn vay ưu đãi.")):
            said = Said(words=words, version=1, paragraph=paragraph, giver=whose)
            give_opinion_by_link(link=link, said=said, at=now - timedelta(days=3))
        if name == "sua":
            finish_by_link(link=link, giver=whose, at=now - timedelta(days=3))
            opinion = Opinion.objects.filter(step__draft=draft).order_by("pk").first()
            respond(opinion=opinion, response="adopted", words="Đã ghi 62 xã, phường.", by=giang, at=now)
            draft.refresh_from_db()
            new = NewVersion(file=judge_version(BETTER.encode(), "bai-phat-bieu-2.txt"), note="Tiếp thu ý kiến")
            add_version(draft=draft, new=new, seen=draft.revision, by=giang, at=now - timedelta(days=1))
    return keys
