using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;

namespace Assignr.Portal.Tests.NewAccounts;

/// <summary>Mailings that are sent through a real outbox.</summary>
public abstract class MailingBench : IAsyncLifetime
{
    private protected TestPortal portal = null!;
    private protected Outbox outbox = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        outbox = new Outbox(portal);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private protected async Task<Guid> SendToAsync(int people)
    {
        await portal.SaveAsync([.. Enumerable.Range(0, people)
            .Select(number => A.Person($"Number {number}", $"number{number}@example.com"))]);
        return await SendAsync();
    }

    private protected async Task<Guid> SendAsync()
    {
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        return (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
    }

    private protected void LetItStart() => portal.Clock.Advance(SendMailing.UndoWindow + TimeSpan.FromSeconds(1));

    private protected async Task<MailingView> LoadAsync(Guid id, MessageState? only = null) =>
        (await portal.Get<LoadMailing>().RunAsync(TestPortal.Assignor, id, only))!;

    private protected async Task<string?> FixAsync(MailingRow refused, string address) =>
        (await portal.Get<FixAddressAndSendAgain>().RunAsync(TestPortal.Assignor, refused.PersonId!.Value, refused.Address, address))
            .Refusal;
}
