using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Migrations
{
    /// <inheritdoc />
    public partial class FirstEmails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FirstEmailedAt",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE "People" SET "FirstEmailedAt" = (SELECT MIN(m."HandedOverAt") FROM "Messages" AS m
                    WHERE m."PersonId" = "People"."Id" AND m."Kind" = 'new-account' AND m."HandedOverAt" IS NOT NULL)
                WHERE "FirstLoginAt" IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FirstEmailedAt",
                table: "People");
        }
    }
}
