using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.People.Editing;

/// <summary>What other slices do in the transaction of a person: in any order the result is the same, and it is all or nothing.</summary>
public sealed class PersonPartsTests
{
    [Fact]
    public async Task Whichever_part_goes_first_the_same_follows()
    {
        var forwards = await EverythingAsync(parts => parts);
        var backwards = await EverythingAsync(parts => parts.Reverse());

        Assert.Equal(6, forwards.Count(line => line.Contains("person.", StringComparison.Ordinal)));
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public async Task Where_a_part_breaks_nothing_is_saved()
    {
        await using var portal = await TestPortal.StartAsync(services => services.AddSingleton<IPersonPart, Broken>());
        var input = new PersonInput { FirstName = "Ana", LastName = "Zamora", Addresses = ["ana@example.com"] };
        var person = A.Person("Noor Ito", "noor@example.com");
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(2), ("Referee", person)));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => portal.Get<AddPerson>().RunAsync(TestPortal.Assignor, input));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => EditAsync(portal, person, input));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, person.Id));

        Assert.Equal(["Noor Ito"], await portal.ReadAsync(db => db.People.Select(row => row.FirstName + " " + row.LastName).ToListAsync()));
        Assert.Equal((0, 0, 1), await portal.ReadAsync(async db => (
            await db.Messages.CountAsync(), await db.AuditEntries.CountAsync(),
                await db.Slots.CountAsync(slot => slot.PersonId == person.Id))));
    }

    /// <summary>Adds a person with an email, changes the address and everything else, removes the permission, and deletes; returns the
    /// state afterwards.</summary>
    private static async Task<List<string>> EverythingAsync(Func<IEnumerable<ServiceDescriptor>, IEnumerable<ServiceDescriptor>> order)
    {
        await using var portal = await TestPortal.StartAsync(services =>
        {
            var parts = services.Where(service => service.ServiceType == typeof(IPersonPart)).ToList();
            Assert.Equal(3, parts.Count);
            foreach (var part in parts)
                services.Remove(part);
            foreach (var part in order(parts))
                services.Add(part);
        });
        var input = new PersonInput { FirstName = "Ana", LastName = "Zamora", Addresses = ["ana@example.com"] };
        var added = await portal.Get<AddPerson>().RunAsync(TestPortal.Assignor, input);
        var person = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        await portal.SaveAsync(Account.Open(person.Id, "ana", "hash"), A.Game(portal.Now.AddDays(2), ("Referee", person)));
        var moved = await EditAsync(portal, person, input with { Addresses = ["zamora@example.org"], Phone = "1" }, sendNewEmail: true);
        var asked = await EditAsync(portal, person, input with { Permissions = Permissions.None }, revision: 1, confirmed: false);
        var taken = await EditAsync(portal, person, input with { Addresses = ["zamora@example.org"], Permissions = Permissions.None },
            revision: 1);
        var deletion = await portal.Get<DescribeDeletion>().RunAsync(TestPortal.Assignor, person.Id);
        Assert.True((await portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);
        return await portal.ReadAsync(async db => (List<string>)
        [
            $"{added.EmailsQueued}, {moved.EmailsQueued}, {moved.EmailsCancelled}, {asked.Refusal}, {taken.EmailsCancelled}, "
                + $"{taken.SessionsEnded}",
            // One sentence of each part, in the order of the parts.
            .. deletion.TrimEnd('.').Split(". ").Order(),
            .. await db.Messages.OrderBy(row => row.Kind).ThenBy(row => row.Address)
                .Select(row => $"{row.Kind} {row.Address} {row.CancelledAt != null}").ToListAsync(),
            .. await db.AuditEntries.OrderBy(row => row.Id).Select(row => $"{row.Act} {row.Detail}").ToListAsync(),
            .. await db.Slots.Select(row => $"{row.Position} {row.PersonId}").ToListAsync(),
        ]);
    }

    private static Task<EditPersonResult> EditAsync(
        TestPortal portal, Person person, PersonInput input, bool sendNewEmail = false, int revision = 0, bool confirmed = true) =>
        portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = revision,
            Person = input,
            SendNewEmail = sendNewEmail,
            Confirmed = confirmed,
        });

    private sealed class Broken : IPersonPart
    {
        public Task<Followed> AddedAsync(
            PortalDb db, Caller caller, Person person, bool sendEmail, DateTimeOffset now, CancellationToken cancel) => throw Fault();

        public Task<Followed> ChangedAsync(
            PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now, CancellationToken cancel) => throw Fault();

        public Task<Followed> DeletedAsync(
            PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel) => throw Fault();

        private static InvalidTimeZoneException Fault() => new("A part broke.");
    }
}
