using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ComplainedAt",
                table: "PersonAddresses",
                type: "INTEGER",
                nullable: true);
            // What was taken down before says so in words alone.
            migrationBuilder.Sql("UPDATE \"PersonAddresses\" SET \"ComplainedAt\" = \"RefusedAt\" WHERE \"RefusedBecause\" LIKE 'Whoever reads this address complained %'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ComplainedAt",
                table: "PersonAddresses");
        }
    }
}
