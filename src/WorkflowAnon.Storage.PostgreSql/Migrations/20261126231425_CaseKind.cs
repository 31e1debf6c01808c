using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CaseKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "basis_case_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "cases");
        }
    }
}
