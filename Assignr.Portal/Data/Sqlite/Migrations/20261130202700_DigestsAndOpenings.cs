using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DigestsAndOpenings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Digest",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "DigestFrom",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DigestedAt",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LinkOpenings",
                columns: table => new
                {
                    TokenId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkOpenings", x => x.TokenId);
                    table.ForeignKey(
                        name: "FK_LinkOpenings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LinkOpenings_Tokens_TokenId",
                        column: x => x.TokenId,
                        principalTable: "Tokens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LinkOpenings_MessageId",
                table: "LinkOpenings",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkOpenings_PersonId",
                table: "LinkOpenings",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LinkOpenings");

            migrationBuilder.DropColumn(
                name: "Digest",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DigestFrom",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DigestedAt",
                table: "People");
        }
    }
}
