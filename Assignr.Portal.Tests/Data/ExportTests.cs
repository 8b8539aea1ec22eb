using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

/// <summary>The downloads of people and games.</summary>
public sealed class ExportTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private static readonly string[] Paths = ["/people/export.csv", "/people/export.xlsx", "/games/export.csv",
        "/games/export.xlsx?all=true"];

    [Fact]
    public async Task A_reader_gets_a_file_that_is_kept_nowhere_and_the_audit_knows()
    {
        var (visitor, reader) = await SignInAsync(Permissions.Observer);
        foreach (var path in Paths)
        {
            var answer = await visitor.GetAsync(path);

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.StartsWith("attachment; filename=", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        }
        Assert.Equal((2, 2), await portal.ReadAsync(async db => (
            await db.AuditEntries.CountAsync(entry => entry.Act == Act.PeopleExported && entry.ActorId == reader),
                await db.AuditEntries.CountAsync(entry => entry.Act == Act.GamesExported && entry.ActorId == reader))));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/people/export.exe")).Status);
    }

    [Fact]
    public async Task The_file_is_filtered_as_the_grid_is()
    {
        await portal.SaveAsync(A.Person("Ottoline Quill", "ottoline@officials.example.com", phone: "+1 555"));
        var (visitor, _) = await SignInAsync(Permissions.Assignor);

        var answer = await visitor.GetAsync("/people/export.csv?q=ottoline");

        Assert.Equal(
            "External Id,First Name,Last Name,Primary Email Address,Mobile Phone,Permissions\r\n"
            + ",Ottoline,Quill,ottoline@officials.example.com,'+1 555,Official\r\n", answer.Body.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task Nobody_else_gets_it()
    {
        var (official, _) = await SignInAsync(Permissions.Official);
        foreach (var path in Paths)
        {
            Assert.NotEqual(HttpStatusCode.OK, (await official.GetAsync(path)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await portal.Visit().GetAsync(path)).Status);
        }
        Assert.NotEqual(HttpStatusCode.OK, (await official.GetAsync($"/imports/{Guid.Empty}/failed.csv")).Status);
    }

    private async Task<(Visitor, Guid)> SignInAsync(Permissions permissions)
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: permissions));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return (visitor, person.Id);
    }
}
