using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FollowUp : Migration
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

            migrationBuilder.AddColumn<byte[]>(
                name: "CodeHash",
                table: "Tokens",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WrongCodes",
                table: "Tokens",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "FirstEmailedAt",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slots_GameId_PersonId",
                table: "Slots",
                columns: new[] { "GameId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Games_StartsAt_Id_CancelledAt",
                table: "Games",
                columns: new[] { "StartsAt", "Id", "CancelledAt" });

            migrationBuilder.Sql("""
                UPDATE "People" SET "FirstEmailedAt" = (SELECT MIN(m."HandedOverAt") FROM "Messages" AS m
                    WHERE m."PersonId" = "People"."Id" AND m."Kind" = 'new-account' AND m."HandedOverAt" IS NOT NULL)
                WHERE "FirstLoginAt" IS NOT NULL
                """);
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

            migrationBuilder.DropColumn(
                name: "CodeHash",
                table: "Tokens");

            migrationBuilder.DropColumn(
                name: "WrongCodes",
                table: "Tokens");

            migrationBuilder.DropColumn(
                name: "FirstEmailedAt",
                table: "People");

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
