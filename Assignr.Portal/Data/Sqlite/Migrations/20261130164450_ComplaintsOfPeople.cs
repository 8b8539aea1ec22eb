using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ComplaintsOfPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ComplainedAt",
                table: "People",
                type: "INTEGER",
                nullable: true);
            // Of those who complained before.
            migrationBuilder.Sql("UPDATE \"People\" SET \"ComplainedAt\" = (SELECT MAX(\"ComplainedAt\") FROM \"PersonAddresses\" WHERE \"PersonId\" = \"People\".\"Id\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ComplainedAt",
                table: "People");
        }
    }
}
