using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Editing;

public sealed class AddPersonTests : IAsyncLifetime
{
    private static readonly PersonInput Dominique = new()
    {
        FirstName = " Dominique ",
        LastName = "Pender",
        Addresses = ["dominique.pender@officials.example.com", "", "pender.family@home.example"],
        Phone = "(555) 010-0085",
    };

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Adds_a_person_and_queues_an_email_to_each_address_at_once()
    {
        var result = await AddAsync(Dominique);

        Assert.Empty(result.Problems);
        Assert.Equal(2, result.EmailsQueued);
        var person = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        Assert.Equal("Dominique Pender", person.FullName);
        Assert.Equal(Permissions.Official, person.Permissions);
        Assert.Equal(["dominique.pender@officials.example.com", "pender.family@home.example"],
            person.Addresses.OrderBy(address => address.Position).Select(address => address.Address));
        Assert.Equal(person.Addresses.Select(address => address.Address).Order(),
            await portal.ReadAsync(db => db.Messages.Select(message => message.Address).Order().ToListAsync()));
        Assert.Equal(Standing.Sending, Standings.Of(person, portal.Now));
        Assert.Equal([Act.PersonAdded, Act.NewAccountEmailAsked],
            await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Queues_nothing_when_the_box_is_not_ticked()
    {
        var result = await portal.Get<AddPerson>().RunAsync(TestPortal.Assignor, Dominique, sendNewAccountEmailImmediately: false);

        Assert.Equal(0, result.EmailsQueued);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Queues_nothing_for_somebody_without_an_address_or_without_a_permission()
    {
        Assert.Equal(0, (await AddAsync(Dominique with { Addresses = [] })).EmailsQueued);
        Assert.Equal(0, (await AddAsync(Dominique with { Permissions = Permissions.None })).EmailsQueued);
        Assert.Equal(2, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Asks_for_both_names()
    {
        var result = await AddAsync(Dominique with { FirstName = "  ", LastName = "" });

        Assert.Equal([new Problem("FirstName", "Enter a first name."), new Problem("LastName", "Enter a last name.")], result.Problems);
        Assert.Equal(0, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Says_at_its_field_what_is_wrong_with_an_address()
    {
        var result = await AddAsync(Dominique with { Addresses = ["pender.family@home", "a@example.com", "A@Example.com"] });

        Assert.Equal(["Addresses[0]", "Addresses[2]"], result.Problems.Select(problem => problem.Field));
        Assert.Equal("The part after the @ needs a dot, such as example.com.", result.Problems[0].Sentence);
        Assert.Equal("This address is here already.", result.Problems[1].Sentence);
    }

    [Fact]
    public async Task Takes_ten_addresses_and_no_eleventh()
    {
        static IReadOnlyList<string> Many(int count) => [.. Enumerable.Range(0, count).Select(number => $"a{number}@example.com")];

        Assert.Empty((await AddAsync(Dominique with { Addresses = Many(10) })).Problems);
        Assert.Equal("Addresses[10]", Assert.Single((await AddAsync(Dominique with { Addresses = Many(11) })).Problems).Field);
    }

    [Fact]
    public async Task Allows_an_address_that_somebody_else_has_and_says_so()
    {
        await portal.SaveAsync(A.Person("Allen Baynes", "Baynes.Family@home.example"));

        Assert.Equal(
            "Allen Baynes has this address too. Each gets an email of their own.",
            await portal.Get<FindPeopleAtAddress>().RunAsync(TestPortal.Assignor, "baynes.family@HOME.example"));
        Assert.Empty((await AddAsync(Dominique with { Addresses = ["baynes.family@home.example"] })).Problems);
        Assert.Equal(
            "Allen Baynes and Dominique Pender have this address too. Each gets an email of their own.",
            await portal.Get<FindPeopleAtAddress>().RunAsync(TestPortal.Assignor, "baynes.family@home.example"));
    }

    [Fact]
    public async Task Cleans_names_of_what_could_break_a_letter_or_a_log()
    {
        var result = await AddAsync(Dominique with { FirstName = "Domi\r\nBcc: x@example.com", LastName = "Pen\u202eder\u0000" });

        Assert.Equal("Domi Bcc: x@example.com Pender", result.Name);
    }

    private Task<AddPersonResult> AddAsync(PersonInput input) => portal.Get<AddPerson>().RunAsync(TestPortal.Assignor, input);
}
