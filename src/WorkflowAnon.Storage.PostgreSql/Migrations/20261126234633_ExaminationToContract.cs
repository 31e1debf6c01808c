using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ExaminationToContract : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "identical_basis",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "identical_case_ids",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "consolidation",
                table: "examination_files");

            migrationBuilder.DropColumn(
                name: "late_reason",
                table: "contract_applications");

            migrationBuilder.AddColumn<string>(
                name: "identical_record_id",
                table: "fee_sheets",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "production_yen",
                table: "fee_sheets",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "effective_on",
                table: "conditional_outsourcings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "scrutinised_on",
                table: "conditional_outsourcings",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consolidations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    proposed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    consents = table.Column<string>(type: "text", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    given_up = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consolidations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fee_settlements",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    notice_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    difference_yen = table.Column<long>(type: "bigint", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    method = table.Column<string>(type: "text", nullable: false),
                    settled_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_settlements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hearings",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    of_agent = table.Column<bool>(type: "boolean", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    heard_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identical_proposals",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "text", nullable: false),
                    compared_case_ids = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    confirmed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identical_proposals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_recruitment_id_file_id",
                table: "cases",
                columns: new[] { "recruitment_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consolidations_recruitment_id_file_id",
                table: "consolidations",
                columns: new[] { "recruitment_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fee_settlements_case_id",
                table: "fee_settlements",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearings_case_id",
                table: "hearings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_identical_proposals_recruitment_id_file_id",
                table: "identical_proposals",
                columns: new[] { "recruitment_id", "file_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consolidations");

            migrationBuilder.DropTable(
                name: "fee_settlements");

            migrationBuilder.DropTable(
                name: "hearings");

            migrationBuilder.DropTable(
                name: "identical_proposals");

            migrationBuilder.DropIndex(
                name: "ix_cases_recruitment_id_file_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "identical_record_id",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "production_yen",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "effective_on",
                table: "conditional_outsourcings");

            migrationBuilder.DropColumn(
                name: "scrutinised_on",
                table: "conditional_outsourcings");

            migrationBuilder.AddColumn<string>(
                name: "identical_basis",
                table: "fee_sheets",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "identical_case_ids",
                table: "fee_sheets",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "consolidation",
                table: "examination_files",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "late_reason",
                table: "contract_applications",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
