"""The register: entries, files with versions, words to search, numbers, recipients."""

from __future__ import annotations

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="phiên bản")),
                (
                    "place",
                    models.CharField(
                        choices=[("main", "Văn bản"), ("annex", "Phụ lục, tài liệu kèm theo")],
                        default="main",
                        max_length=10,
                        verbose_name="loại tệp",
                    ),
                ),
                ("current", models.BooleanField(default=True, verbose_name="bản đang dùng")),
                ("sha256", models.CharField(max_length=64, verbose_name="mã băm")),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("media_type", models.CharField(max_length=120, verbose_name="loại nội dung")),
                ("size", models.PositiveBigIntegerField(verbose_name="kích thước (byte)")),
                ("notice", models.TextField(blank=True, verbose_name="lưu ý")),
                (
                    "text_state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ đọc chữ"),
                            ("kept", "Đã đọc chữ"),
                            ("unread", "Không đọc được chữ"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="đọc chữ",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
            ],
            options={
                "verbose_name": "tệp của văn bản",
                "verbose_name_plural": "tệp của văn bản",
            },
        ),
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField(default=1, verbose_name="tệp")),
                ("piece", models.PositiveIntegerField(default=0, verbose_name="phần")),
                ("head", models.TextField(blank=True, verbose_name="chữ ở đầu văn bản")),
                ("text", models.TextField(blank=True, verbose_name="chữ")),
                ("folded", models.TextField(blank=True, verbose_name="chữ không dấu")),
            ],
            options={
                "verbose_name": "chữ của văn bản",
                "verbose_name_plural": "chữ của văn bản",
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("council", models.CharField(blank=True, max_length=250, verbose_name="hội đồng, ban, tổ")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("state", "Nhà nước (theo năm)"),
                            ("party", "Đảng (theo nhiệm kỳ)"),
                            ("arrival", "Số đến (theo năm)"),
                        ],
                        max_length=10,
                        verbose_name="cách đánh số",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=120, verbose_name="loại văn bản")),
                ("period", models.CharField(max_length=20, verbose_name="năm, nhiệm kỳ")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="số cuối")),
            ],
            options={
                "verbose_name": "dãy số văn bản",
                "verbose_name_plural": "dãy số văn bản",
            },
        ),
        migrations.CreateModel(
            name="PartyTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20, verbose_name="nhiệm kỳ")),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("source", models.TextField(blank=True, verbose_name="căn cứ")),
            ],
            options={
                "verbose_name": "nhiệm kỳ",
                "verbose_name_plural": "nhiệm kỳ",
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("text", models.CharField(max_length=250, verbose_name="nơi nhận")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="gửi lúc")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc")),
                ("refused_at", models.DateTimeField(blank=True, null=True, verbose_name="trả lại lúc")),
                ("answer", models.TextField(blank=True, verbose_name="lý do trả lại")),
            ],
            options={
                "verbose_name": "nơi nhận",
                "verbose_name_plural": "nơi nhận",
            },
        ),
        migrations.CreateModel(
            name="SymbolPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("issuer", "Cơ quan ban hành"),
                            ("council", "Hội đồng, ban, tổ có sổ riêng"),
                            ("unit", "Đơn vị soạn thảo, lĩnh vực (công văn)"),
                        ],
                        max_length=10,
                        verbose_name="phần của ký hiệu",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=250, verbose_name="tên")),
                ("part", models.CharField(max_length=30, verbose_name="chữ viết tắt")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("source", models.TextField(blank=True, verbose_name="căn cứ")),
            ],
            options={
                "verbose_name": "chữ viết tắt trong ký hiệu",
                "verbose_name_plural": "chữ viết tắt trong ký hiệu",
            },
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="one_file_once_an_agency",
        ),
        migrations.AddField(
            model_name="document",
            name="arrival_number",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="số đến"),
        ),
        migrations.AddField(
            model_name="document",
            name="arrived_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày đến"),
        ),
        migrations.AddField(
            model_name="document",
            name="booked_on",
            field=models.DateField(default=datetime.date(2000, 1, 1), verbose_name="ngày vào sổ"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="document",
            name="code_key",
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name="số, ký hiệu để so"),
        ),
        migrations.AddField(
            model_name="document",
            name="copies",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="số lượng bản"),
        ),
        migrations.AddField(
            model_name="document",
            name="council",
            field=models.CharField(blank=True, max_length=250, verbose_name="hội đồng, ban, tổ ban hành"),
        ),
        migrations.AddField(
            model_name="document",
            name="direction",
            field=models.CharField(
                choices=[("incoming", "Văn bản đến"), ("outgoing", "Văn bản đi"), ("internal", "Văn bản nội bộ")],
                default="incoming",
                max_length=10,
                verbose_name="chiều",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="due_date",
            field=models.DateField(blank=True, null=True, verbose_name="hạn xử lý"),
        ),
        migrations.AddField(
            model_name="document",
            name="duplicate_reason",
            field=models.TextField(blank=True, verbose_name="lý do vào sổ dù trùng"),
        ),
        migrations.AddField(
            model_name="document",
            name="handler",
            field=models.CharField(blank=True, max_length=250, verbose_name="đơn vị, người nhận (bản lưu)"),
        ),
        migrations.AddField(
            model_name="document",
            name="issuer_key",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="cơ quan ban hành để so"),
        ),
        migrations.AddField(
            model_name="document",
            name="issuing_agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issued_documents",
                to="people.agency",
                verbose_name="cơ quan ban hành (danh bạ)",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="note",
            field=models.TextField(blank=True, verbose_name="ghi chú"),
        ),
        migrations.AddField(
            model_name="document",
            name="number",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="số"),
        ),
        migrations.AddField(
            model_name="document",
            name="on_paper",
            field=models.BooleanField(default=False, verbose_name="bản giấy"),
        ),
        migrations.AddField(
            model_name="document",
            name="origin",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="arrivals",
                to="documents.document",
                verbose_name="bản của nơi gửi",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="recall_reason",
            field=models.TextField(blank=True, verbose_name="lý do thu hồi"),
        ),
        migrations.AddField(
            model_name="document",
            name="recalled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc"),
        ),
        migrations.AddField(
            model_name="document",
            name="recalled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người thu hồi",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="register_year",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="sổ năm"),
        ),
        migrations.AddField(
            model_name="document",
            name="scheme",
            field=models.CharField(
                choices=[
                    ("state", "Nhà nước (theo năm)"),
                    ("party", "Đảng (theo nhiệm kỳ)"),
                    ("arrival", "Số đến (theo năm)"),
                ],
                default="state",
                max_length=10,
                verbose_name="cách đánh số",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="signer",
            field=models.CharField(blank=True, max_length=120, verbose_name="người ký"),
        ),
        migrations.AddField(
            model_name="document",
            name="signer_position",
            field=models.CharField(blank=True, max_length=200, verbose_name="chức vụ người ký"),
        ),
        migrations.AddField(
            model_name="document",
            name="standing",
            field=models.CharField(
                choices=[
                    ("held", "Chưa vào sổ"),
                    ("reserved", "Đã giữ số"),
                    ("registered", "Đã vào sổ"),
                    ("recalled", "Đã thu hồi"),
                ],
                default="held",
                max_length=12,
                verbose_name="vào sổ",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="unit",
            field=models.CharField(blank=True, max_length=250, verbose_name="đơn vị soạn thảo"),
        ),
        migrations.AddField(
            model_name="document",
            name="urgency",
            field=models.CharField(
                choices=[
                    ("normal", "Thường"),
                    ("urgent", "Khẩn"),
                    ("very_urgent", "Thượng khẩn"),
                    ("express", "Hỏa tốc"),
                ],
                default="normal",
                max_length=12,
                verbose_name="độ khẩn",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="lần lưu"),
        ),
        migrations.AlterField(
            model_name="document",
            name="media_type",
            field=models.CharField(blank=True, max_length=120, verbose_name="loại tệp"),
        ),
        migrations.AlterField(
            model_name="document",
            name="name",
            field=models.CharField(blank=True, max_length=255, verbose_name="tên tệp"),
        ),
        migrations.AlterField(
            model_name="document",
            name="sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="mã băm"),
        ),
        migrations.AlterField(
            model_name="document",
            name="size",
            field=models.PositiveBigIntegerField(default=0, verbose_name="kích thước (byte)"),
        ),
        migrations.AddField(
            model_name="documentfile",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người thêm",
            ),
        ),
        migrations.AddField(
            model_name="documentfile",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="files",
                to="documents.document",
                verbose_name="văn bản",
            ),
        ),
        migrations.AddField(
            model_name="documenttext",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="texts",
                to="documents.document",
                verbose_name="văn bản",
            ),
        ),
        migrations.AddField(
            model_name="numberseries",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.agency",
                verbose_name="cơ quan",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documents",
                to="documents.numberseries",
                verbose_name="dãy số",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["agency", "direction", "-booked_on", "-id"], name="document_register"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["agency", "code_key"], name="document_code"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["agency", "issuer_key"], name="document_issuer"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("sha256", ""), _negated=True), ("duplicate_reason", "")),
                fields=("agency", "sha256"),
                name="one_file_once_an_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("series", "number"), name="one_number_a_series"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("arrival_number__isnull", False)),
                fields=("agency", "register_year", "arrival_number"),
                name="one_arrival_number_a_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin__isnull", False)), fields=("agency", "origin"), name="one_arrival_an_agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", True), ("series__isnull", True)),
                    models.Q(("number__isnull", False), ("series__isnull", False)),
                    _connector="OR",
                ),
                name="a_number_has_its_series",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["held", "reserved", "registered", "recalled"])),
                name="document_standing_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["incoming", "outgoing", "internal"])),
                name="document_direction_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing", "recalled"), _negated=True),
                    models.Q(
                        ("recalled_at__isnull", False),
                        ("recalled_by__isnull", False),
                        models.Q(("recall_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_recalled_document_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrival_number__isnull", True), ("register_year__isnull", False), _connector="OR"),
                name="an_arrival_number_has_its_year",
            ),
        ),
        migrations.AddField(
            model_name="partyterm",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="party_terms",
                to="people.agency",
                verbose_name="cơ quan",
            ),
        ),
        migrations.AddField(
            model_name="recipient",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.agency",
                verbose_name="cơ quan",
            ),
        ),
        migrations.AddField(
            model_name="recipient",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người xác nhận",
            ),
        ),
        migrations.AddField(
            model_name="recipient",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recipients",
                to="documents.document",
                verbose_name="văn bản",
            ),
        ),
        migrations.AddField(
            model_name="recipient",
            name="sent_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người gửi",
            ),
        ),
        migrations.AddField(
            model_name="symbolpart",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="symbol_parts",
                to="people.agency",
                verbose_name="cơ quan",
            ),
        ),
        migrations.AddIndex(
            model_name="documentfile",
            index=models.Index(fields=["sha256"], name="document_file_content"),
        ),
        migrations.AddConstraint(
            model_name="documentfile",
            constraint=models.UniqueConstraint(
                fields=("document", "slot", "version"), name="one_version_a_slot_and_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentfile",
            constraint=models.UniqueConstraint(fields=("document", "sha256"), name="one_content_once_a_document"),
        ),
        migrations.AddConstraint(
            model_name="documentfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("document", "slot"), name="one_current_version_a_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="documenttext",
            constraint=models.UniqueConstraint(fields=("document", "slot", "piece"), name="one_text_a_piece"),
        ),
        migrations.AddConstraint(
            model_name="numberseries",
            constraint=models.UniqueConstraint(
                fields=("agency", "council", "scheme", "kind", "period"), name="one_series_a_body_kind_and_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="partyterm",
            constraint=models.UniqueConstraint(fields=("agency", "name"), name="one_term_a_name"),
        ),
        migrations.AddConstraint(
            model_name="partyterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="term_ends_after_it_starts",
            ),
        ),
        migrations.AddIndex(
            model_name="recipient",
            index=models.Index(fields=["agency", "sent_at"], name="recipient_agency"),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.UniqueConstraint(fields=("document", "place"), name="one_recipient_a_place"),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agency__isnull", False)),
                fields=("document", "agency"),
                name="one_recipient_an_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", False), _connector="OR"),
                name="somebody_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_at__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                ),
                name="a_refused_document_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="symbolpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["issuer", "council", "unit"])), name="symbol_part_role_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="symbolpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_from__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="symbol_part_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="symbolpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "issuer"), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="a_council_or_unit_has_its_name",
            ),
        ),
    ]
