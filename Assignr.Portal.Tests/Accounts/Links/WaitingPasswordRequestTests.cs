using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Links;

/// <summary>Somebody asks for a link while an email to them waits.</summary>
public sealed class WaitingPasswordRequestTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task An_email_that_waits_behind_others_or_in_a_paused_mailing_goes_at_once_and_another_address_gets_its_own()
    {
        var person = A.Person("Ben Thomas", "ben@example.com", moreAddresses: "family@example.com");
        await portal.SaveAsync(person);
        await portal.SaveAsync(new Message
        {
            Kind = "new-account",
            Lane = Lane.Bulk,
            PersonId = person.Id,
            Address = "ben@example.com",
            MailingId = Guid.CreateVersion7(),
            AskedAt = portal.Now,
            DueAt = portal.Now.AddHours(1),
        });
        await portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row.SetProperty(message => message.PausedAt, portal.Now)));

        Assert.Equal(1, await AskAsync("ben@example.com"));
        Assert.Equal(1, await AskAsync("family@example.com"));

        var messages = await portal.ReadAsync(db => db.Messages.OrderBy(message => message.Address).ToListAsync());
        Assert.Equal([("ben@example.com", Lane.Now), ("family@example.com", Lane.Now)],
            messages.Select(message => (message.Address, message.Lane)));
        Assert.All(messages, message => Assert.Equal((portal.Now, null), (message.DueAt, message.PausedAt)));
        Assert.Equal(2, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.NewAccountEmailAsked)));
    }

    private async Task<int> AskAsync(string address)
    {
        await portal.Get<AskForLink>().RunAsync(Caller.Anonymous("192.0.2.7"), address);
        return (await portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, portal.Get<PasswordRequests>().Next()!)).Queued;
    }
}
