using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawnLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LinksWithdrawnAt",
                table: "People",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LinksWithdrawnAt",
                table: "People");
        }
    }
}
