using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "timeline_entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "human_tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_name",
                table: "human_tasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "drafts",
                table: "human_tasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "route",
                table: "human_tasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "approvals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_name",
                table: "approvals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "document_id",
                table: "approvals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "review_note",
                table: "approvals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reviewed_at",
                table: "approvals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "substitute_reason",
                table: "approvals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    substitute_id = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    registered_by_id = table.Column<string>(type: "text", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_documents",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    draft_activity = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    draft_task_id = table.Column<string>(type: "text", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    drafter_id = table.Column<string>(type: "text", nullable: false),
                    drafter_name = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    decider_division_id = table.Column<string>(type: "text", nullable: false),
                    consultations = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    state_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_documents", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_person_id",
                table: "absences",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_absences_until",
                table: "absences",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_approval_documents_instance_id_draft_activity",
                table: "approval_documents",
                columns: new[] { "instance_id", "draft_activity" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_documents_subject_id",
                table: "approval_documents",
                column: "subject_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "approval_documents");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "timeline_entries");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "acted_for_name",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "drafts",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "route",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "acted_for_name",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "document_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "review_note",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "reviewed_at",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "substitute_reason",
                table: "approvals");
        }
    }
}
