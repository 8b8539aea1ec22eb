using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PendingAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_PersonId_Kind_Address",
                table: "Messages");

            migrationBuilder.AddColumn<long>(
                name: "ConfirmedAt",
                table: "PersonAddresses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Messages",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "PendingAddresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Replaces = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Letters = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingAddresses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PendingAddresses_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_PersonId_Kind_Address_About",
                table: "Messages",
                columns: new[] { "PersonId", "Kind", "Address", "About" },
                unique: true,
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PendingAddresses_PersonId_AskedAt",
                table: "PendingAddresses",
                columns: new[] { "PersonId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PendingAddresses_PersonId_Key",
                table: "PendingAddresses",
                columns: new[] { "PersonId", "Key" },
                unique: true,
                filter: "\"ConfirmedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");

            // An address counts as confirmed once a link that went there was used; 1 and 2 are links of new account and reset emails.
            migrationBuilder.Sql(
                """
                UPDATE "PersonAddresses" SET "ConfirmedAt" = (
                    SELECT MIN("Tokens"."UsedAt") FROM "Tokens"
                    WHERE "Tokens"."PersonId" = "PersonAddresses"."PersonId" AND "Tokens"."AddressKey" = "PersonAddresses"."Key"
                        AND "Tokens"."Purpose" IN (1, 2) AND "Tokens"."UsedAt" >= "PersonAddresses"."AddedAt")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PendingAddresses");

            migrationBuilder.DropIndex(
                name: "IX_Messages_PersonId_Kind_Address_About",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "PersonAddresses");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_PersonId_Kind_Address",
                table: "Messages",
                columns: new[] { "PersonId", "Kind", "Address" },
                unique: true,
                filter: "\"SettledAt\" IS NULL");
        }
    }
}
