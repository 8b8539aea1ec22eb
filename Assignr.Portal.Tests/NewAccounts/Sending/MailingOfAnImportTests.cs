using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class MailingOfAnImportTests
{
    private static readonly Scope Spring = Scope.OfImport(Guid.CreateVersion7(), "spring.csv");

    [Theory]
    [InlineData(Audience.AllAssignedOfficials, "ana@x.example")]
    [InlineData(Audience.AllUsersThatHaveNeverLoggedIn, "ana@x.example", "kofi@x.example")]
    public async Task Goes_to_exactly_the_people_of_the_import(Audience audience, params string[] expected)
    {
        await using var portal = await StartAsync();
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, audience, scope: Spring);
        Assert.Equal((1, 2), (preview.AssignedOfficials, preview.NeverLoggedIn));
        await portal.SaveAsync(A.Person("Late Comer", "late@x.example"));

        var result = await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);

        Assert.NotNull(result.MailingId);
        Assert.Equal(expected,
            await portal.ReadAsync(db => db.Messages.OrderBy(message => message.Address).Select(message => message.Address).ToListAsync()));
        Assert.Equal($"{audience.Words()} of spring.csv", (await portal.ReadAsync(db => db.Mailings.SingleAsync())).Whom);
    }

    [Fact]
    public async Task Without_an_import_everybody_is_meant()
    {
        await using var portal = await StartAsync();

        Assert.Equal((2, 3), (await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllAssignedOfficials))
            is var preview ? (preview.AssignedOfficials, preview.NeverLoggedIn) : default);
    }

    /// <summary>Ana and Kofi came with the import, Noor did not; Ana and Noor have a game.</summary>
    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        var (ana, kofi, noor) = (A.Person("Ana Zamora", "ana@x.example"), A.Person("Kofi Olvera", "kofi@x.example"),
            A.Person("Noor Escobedo", "noor@x.example"));
        await portal.SaveAsync(ana, kofi, noor);
        await portal.SaveAsync(new ImportedPerson { ImportId = Spring.ImportId!.Value, PersonId = ana.Id },
            new ImportedPerson { ImportId = Spring.ImportId!.Value, PersonId = kofi.Id },
            A.Game(portal.Now.AddDays(3), ("Referee", ana), ("Umpire", noor)));
        return portal;
    }
}
