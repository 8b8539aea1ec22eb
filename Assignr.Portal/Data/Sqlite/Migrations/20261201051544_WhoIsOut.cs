using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WhoIsOut : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_People_Id_FirstLoginAt_Permissions_SortKey",
                table: "People",
                columns: new[] { "Id", "FirstLoginAt", "Permissions", "SortKey" },
                filter: "\"FirstLoginAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_Id_FirstLoginAt_Permissions_SortKey",
                table: "People");
        }
    }
}
