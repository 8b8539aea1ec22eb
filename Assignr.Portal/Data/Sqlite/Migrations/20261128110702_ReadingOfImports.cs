using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assignr.Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReadingOfImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "Worksheet", table: "ImportDrafts", newName: "Reading");
            migrationBuilder.Sql("""UPDATE "ImportDrafts" SET "Reading" = json_object('Worksheet', "Reading") WHERE "Reading" IS NOT NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "ImportDrafts" SET "Reading" = json_extract("Reading", '$.Worksheet') WHERE "Reading" IS NOT NULL""");
            migrationBuilder.RenameColumn(name: "Reading", table: "ImportDrafts", newName: "Worksheet");
        }
    }
}
