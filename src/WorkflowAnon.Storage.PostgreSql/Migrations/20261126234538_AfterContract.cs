using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AfterContract : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "duties_told_on",
                table: "production_files");

            migrationBuilder.DropColumn(
                name: "duties_told_to",
                table: "production_files");

            migrationBuilder.DropColumn(
                name: "after",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "before",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "change_on",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "change_notices");

            migrationBuilder.RenameColumn(
                name: "inquiry_note",
                table: "production_files",
                newName: "subcontractors");

            migrationBuilder.RenameColumn(
                name: "reason",
                table: "change_notices",
                newName: "items");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "notified_on",
                table: "violation_files",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<string>(
                name: "agreed_medium",
                table: "provision_files",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "agreed_way",
                table: "provision_files",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "recipient",
                table: "provision_files",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "already_holds_information",
                table: "proposals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "existing_case_id",
                table: "proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "information_name",
                table: "proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "officers",
                table: "disqualifications",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "reason_is_proper",
                table: "change_notices",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "basis_case_id",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "cases",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "counterparty_inquiries",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by_id = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counterparty_inquiries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "handling_persons",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    informed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text_version = table.Column<int>(type: "integer", nullable: false),
                    informed_by_id = table.Column<string>(type: "text", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    informed_on_leaving_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handling_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_evaluations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluated_by_id = table.Column<string>(type: "text", nullable: false),
                    standards = table.Column<string>(type: "text", nullable: false),
                    improvement_taken = table.Column<string>(type: "text", nullable: false),
                    improved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_evaluations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_counterparty_inquiries_case_id",
                table: "counterparty_inquiries",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_handling_persons_case_id",
                table: "handling_persons",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_safety_evaluations_division_id_fiscal_year",
                table: "safety_evaluations",
                columns: new[] { "division_id", "fiscal_year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counterparty_inquiries");

            migrationBuilder.DropTable(
                name: "handling_persons");

            migrationBuilder.DropTable(
                name: "safety_evaluations");

            migrationBuilder.DropColumn(
                name: "agreed_medium",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "agreed_way",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "recipient",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "already_holds_information",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "existing_case_id",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "information_name",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "officers",
                table: "disqualifications");

            migrationBuilder.DropColumn(
                name: "reason_is_proper",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "basis_case_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "cases");

            migrationBuilder.RenameColumn(
                name: "subcontractors",
                table: "production_files",
                newName: "inquiry_note");

            migrationBuilder.RenameColumn(
                name: "items",
                table: "change_notices",
                newName: "reason");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "notified_on",
                table: "violation_files",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "duties_told_on",
                table: "production_files",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "duties_told_to",
                table: "production_files",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "change_notices",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "change_notices",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "change_on",
                table: "change_notices",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "change_notices",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }
    }
}
