using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CaughtUpHandOvers : Migration
    {
        // A sender of an earlier version recorded the attempt first and its message a moment later. Where it was killed in between, the
        // message is handed over although its row does not say so: it must not be sent again.
        private const string LeftBehind = """
            FROM "Attempts" AS attempt
            WHERE attempt."MessageId" = "Messages"."Id" AND attempt."Number" = "Messages"."Attempts" AND attempt."Outcome" = 1
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE "People" SET "NewAccountHandedOverAt" = behind."At"
                FROM (SELECT "PersonId", MAX(attempt."At") AS "At"
                    FROM "Messages" JOIN "Attempts" AS attempt ON attempt."MessageId" = "Messages"."Id" AND attempt."Number" = "Messages"."Attempts" AND attempt."Outcome" = 1
                    WHERE "SettledAt" IS NULL AND "ClaimedBy" IS NOT NULL AND "Kind" = 'new-account'
                    GROUP BY "PersonId") AS behind
                WHERE "People"."Id" = behind."PersonId"
                """);
            migrationBuilder.Sql($"""
                UPDATE "Messages" SET
                    "HandedOverAt" = (SELECT attempt."At" {LeftBehind}),
                    "SettledAt" = (SELECT attempt."At" {LeftBehind}),
                    "LastReply" = (SELECT attempt."Reply" {LeftBehind}),
                    "CancelledAt" = NULL, "ClaimedBy" = NULL, "ClaimedUntil" = NULL
                WHERE "SettledAt" IS NULL AND "ClaimedBy" IS NOT NULL AND EXISTS (SELECT 1 {LeftBehind})
                """);
            migrationBuilder.Sql("""
                UPDATE "Mailings" SET "EndedAt" = (SELECT MAX("SettledAt") FROM "Messages" WHERE "MailingId" = "Mailings"."Id")
                WHERE "EndedAt" IS NULL AND EXISTS (SELECT 1 FROM "Messages" WHERE "MailingId" = "Mailings"."Id")
                    AND NOT EXISTS (SELECT 1 FROM "Messages" WHERE "MailingId" = "Mailings"."Id" AND "SettledAt" IS NULL)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What is on record stays true.
        }
    }
}
