using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Migrations
{
    /// <inheritdoc />
    public partial class StartCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CodeHash",
                table: "Tokens");

            migrationBuilder.DropColumn(
                name: "WrongCodes",
                table: "Tokens");
        }
    }
}
