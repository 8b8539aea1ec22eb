using System.Net;
using System.Net.WebSockets;
using Assignr.Portal.Access;
using Assignr.Portal.Circuits;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Visitor = Assignr.Portal.Tests.Accounts.Visitor;

namespace Assignr.Portal.Tests.Circuits;

/// <summary>A circuit belongs to the session that started it: knowing its name is of no use.</summary>
public sealed class CircuitOwnerTests(CircuitPortal portal) : IClassFixture<CircuitPortal>
{
    [Fact]
    public async Task Somebody_else_cannot_take_over_a_circuit_and_its_owner_goes_on()
    {
        var (person, owner) = await portal.SignedInAsync();
        var (_, other) = await portal.SignedInAsync(Permissions.Official);

        await AssertRefusedAsync(person, owner, other);
    }

    [Fact]
    public async Task The_same_person_at_another_browser_cannot_take_over_a_circuit_either()
    {
        var (person, owner) = await portal.SignedInAsync();

        await AssertRefusedAsync(person, owner, await portal.SignInAsync(person));
    }

    [Fact]
    public async Task The_session_itself_comes_back_to_its_circuit_over_another_connection()
    {
        var (_, owner) = await portal.SignedInAsync();
        string name;
        await using (var first = await RawCircuit.OpenAsync(portal.Url, owner))
            name = await first.StartAsync(portal.Url);

        await using var second = await RawCircuit.OpenAsync(portal.Url, owner);

        Assert.Equal(true, await second.CallAsync("ConnectCircuit", name));
    }

    [Fact]
    public async Task Nobody_else_asks_for_what_comes_over_a_connection_that_polls_or_sends_along_it()
    {
        var (_, owner) = await portal.SignedInAsync();
        var (_, other) = await portal.SignedInAsync();
        await using var own = await RawCircuit.OpenAsync(portal.Url, owner, polling: true);
        // A connection is known from its first call on, and one without a circuit is closed after ten seconds.
        Assert.NotEmpty(await own.StartAsync(portal.Url));
        var address = $"/_blazor?id={own.Token}";

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(method, address)).Status);

        Assert.False(await own.EndsWithinAsync(TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("ConnectCircuit", "")]
    [InlineData("ConnectCircuit", null)]
    [InlineData("ConnectCircuit", "no circuit's name")]
    public async Task What_names_no_circuit_connects_to_none(string method, string? name)
    {
        var (_, visitor) = await portal.SignedInAsync();
        await using var connection = await RawCircuit.OpenAsync(portal.Url, visitor);

        Assert.Equal(false, await connection.CallAsync(method, name));
    }

    [Fact]
    public async Task Another_spelling_of_the_name_is_another_name()
    {
        var (_, owner) = await portal.SignedInAsync();
        var (_, other) = await portal.SignedInAsync();
        await using var own = await RawCircuit.OpenAsync(portal.Url, owner);
        var name = await own.StartAsync(portal.Url);
        await using var attack = await RawCircuit.OpenAsync(portal.Url, other);

        foreach (var spelling in new[] { name + " ", " " + name, name + "=", name + "\n", name.Insert(4, " ") })
            Assert.Equal(false, await attack.CallAsync("ConnectCircuit", spelling));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    public async Task A_form_that_nobody_can_read_closes_nothing(string type)
    {
        var (_, visitor) = await portal.SignedInAsync();
        var body = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"circuitId\"\r\n\r\ncut sho"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendAsync(HttpMethod.Post, "/_blazor/disconnect", body)).Status);
    }

    [Fact]
    public async Task A_stranger_opens_no_socket()
    {
        var nobody = new Visitor(new HttpClient { BaseAddress = new Uri(portal.Url) });

        await Assert.ThrowsAsync<WebSocketException>(() => RawCircuit.OpenAsync(portal.Url, nobody));
    }

    private async Task AssertRefusedAsync(Person person, Visitor owner, Visitor other)
    {
        var session = await portal.Server.ReadAsync(db =>
            db.Sessions.Where(session => session.PersonId == person.Id).OrderBy(session => session.Id).FirstAsync());
        var circuits = portal.Server.Get<OpenCircuits>();
        await using var own = await RawCircuit.OpenAsync(portal.Url, owner);
        var name = await own.StartAsync(portal.Url);
        await using var attack = await RawCircuit.OpenAsync(portal.Url, other);

        Assert.Equal(false, await attack.CallAsync("ConnectCircuit", name));
        Assert.Null(await attack.CallAsync("ResumeCircuit", name, $"{portal.Url}/", $"{portal.Url}/people", "[]", ""));
        Assert.Equal(HttpStatusCode.NotFound, (await CloseAsync(other, name)).Status);

        Assert.NotNull(circuits.Find(name, session.Id));
        Assert.False(await own.EndsWithinAsync(TimeSpan.FromSeconds(1)));
        await using var again = await RawCircuit.OpenAsync(portal.Url, owner);
        Assert.Equal(true, await again.CallAsync("ConnectCircuit", name));
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(owner, name)).Status);
        Assert.Null(circuits.Find(name, session.Id));
    }

    private static Task<Accounts.Answer> CloseAsync(Visitor visitor, string name) =>
        visitor.SendAsync(HttpMethod.Post, "/_blazor/disconnect", new FormUrlEncodedContent([KeyValuePair.Create("circuitId", name)]));
}
