using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LeanTaskIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_human_tasks_assignee_id_state_sort_due_id",
                table: "human_tasks");

            migrationBuilder.DropIndex(
                name: "ix_human_tasks_completed_by_id_ended_at_id",
                table: "human_tasks");

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_assignee_id_state_sort_due_id",
                table: "human_tasks",
                columns: new[] { "assignee_id", "state", "sort_due", "id" },
                filter: "assignee_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_completed_by_id_ended_at_id",
                table: "human_tasks",
                columns: new[] { "completed_by_id", "ended_at", "id" },
                filter: "completed_by_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_human_tasks_assignee_id_state_sort_due_id",
                table: "human_tasks");

            migrationBuilder.DropIndex(
                name: "ix_human_tasks_completed_by_id_ended_at_id",
                table: "human_tasks");

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_assignee_id_state_sort_due_id",
                table: "human_tasks",
                columns: new[] { "assignee_id", "state", "sort_due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_completed_by_id_ended_at_id",
                table: "human_tasks",
                columns: new[] { "completed_by_id", "ended_at", "id" });
        }
    }
}
