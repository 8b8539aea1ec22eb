using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Migrations
{
    /// <inheritdoc />
    public partial class GamesOfSomeDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Slots_GameId",
                table: "Slots");

            migrationBuilder.DropIndex(
                name: "IX_Games_StartsAt_Id",
                table: "Games");

            migrationBuilder.CreateIndex(
                name: "IX_Slots_GameId_PersonId",
                table: "Slots",
                columns: new[] { "GameId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Games_StartsAt_Id_CancelledAt",
                table: "Games",
                columns: new[] { "StartsAt", "Id", "CancelledAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Slots_GameId_PersonId",
                table: "Slots");

            migrationBuilder.DropIndex(
                name: "IX_Games_StartsAt_Id_CancelledAt",
                table: "Games");

            migrationBuilder.CreateIndex(
                name: "IX_Slots_GameId",
                table: "Slots",
                column: "GameId");

            migrationBuilder.CreateIndex(
                name: "IX_Games_StartsAt_Id",
                table: "Games",
                columns: new[] { "StartsAt", "Id" });
        }
    }
}
