using Assignr.Portal.Accounts;
using Assignr.Portal.Mail;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.WrongPerson;

public sealed class WrongPersonNoticesTests : ReminderBench
{
    [Fact]
    public async Task A_notice_that_waits_for_such_an_address_is_skipped()
    {
        var person = A.Person(loggedInAt: Portal.Now);
        await Portal.SaveAsync(person, Account.Open(person.Id, "terrence", "hash"), new Message
        {
            Kind = "password-changed",
            Lane = Lane.Now,
            PersonId = person.Id,
            Address = person.PrimaryAddress!,
            AskedAt = Portal.Now,
            DueAt = Portal.Now,
        });
        await Portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row => row.SetProperty(one => one.NotTheirsAt, Portal.Now)));

        await bench.SendAsync();

        Assert.Equal("Whoever reads the address said that it is not theirs",
            await Portal.ReadAsync(db => db.Messages.Select(message => message.LastReply).SingleAsync()));
        Assert.Empty(bench.Receiver.Mails);
    }
}
