using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Aim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_Lane_DueAt_Id",
                table: "Messages");

            migrationBuilder.RenameColumn(
                name: "ImportName",
                table: "Mailings",
                newName: "ScopeName");

            migrationBuilder.AddColumn<long>(
                name: "PausedAt",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AlsoAtNight",
                table: "Mailings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LeftOut",
                table: "Mailings",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PausedAt",
                table: "Mailings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedByName",
                table: "Mailings",
                type: "TEXT",
                maxLength: 220,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "QueuedAt",
                table: "Mailings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reminders",
                table: "Mailings",
                type: "TEXT",
                maxLength: 11,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SendAgain",
                table: "Mailings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SentSoFar",
                table: "Mailings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.CreateTable(
                name: "PlannedRecipients",
                columns: table => new
                {
                    MailingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlannedRecipients", x => new { x.MailingId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_PlannedRecipients_Mailings_MailingId",
                        column: x => x.MailingId,
                        principalTable: "Mailings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlannedRecipients_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Lane_DueAt_Id",
                table: "Messages",
                columns: new[] { "Lane", "DueAt", "Id" },
                filter: "\"SettledAt\" IS NULL AND \"PausedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mailings_StartsAt",
                table: "Mailings",
                column: "StartsAt",
                filter: "\"QueuedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlannedRecipients_PersonId",
                table: "PlannedRecipients",
                column: "PersonId");

            // Every mailing so far was queued at its press.
            migrationBuilder.Sql("""UPDATE "Mailings" SET "QueuedAt" = "AskedAt";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlannedRecipients");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Lane_DueAt_Id",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Mailings_StartsAt",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "AlsoAtNight",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "LeftOut",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "PausedByName",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "QueuedAt",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "SendAgain",
                table: "Mailings");

            migrationBuilder.DropColumn(
                name: "SentSoFar",
                table: "Mailings");

            migrationBuilder.RenameColumn(
                name: "ScopeName",
                table: "Mailings",
                newName: "ImportName");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Lane_DueAt_Id",
                table: "Messages",
                columns: new[] { "Lane", "DueAt", "Id" },
                filter: "\"SettledAt\" IS NULL");
        }
    }
}
