using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class GameSearchText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Games",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
            // Whose refusal was forgotten with the address it was about looked for ever as if an email were on its way.
            migrationBuilder.Sql(
                """
                UPDATE "People" SET "NewAccountDroppedAt" = "NewAccountAskedAt"
                WHERE "NewAccountAskedAt" IS NOT NULL AND "NewAccountRefusedAt" IS NULL
                    AND ("NewAccountHandedOverAt" IS NULL OR "NewAccountHandedOverAt" < "NewAccountAskedAt")
                    AND ("NewAccountDroppedAt" IS NULL OR "NewAccountDroppedAt" < "NewAccountAskedAt")
                    AND NOT EXISTS (SELECT 1 FROM "Messages"
                        WHERE "Messages"."PersonId" = "People"."Id" AND "Messages"."Kind" = 'new-account' AND "Messages"."SettledAt" IS NULL)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Games");
        }
    }
}
