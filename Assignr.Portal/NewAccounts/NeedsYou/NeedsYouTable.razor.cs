using Assignr.Portal.Access;
using Assignr.Portal.Games;
using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.NewAccounts.NeedsYou;

public sealed partial class NeedsYouTable
{
    [Parameter, EditorRequired] public required NeedsYouList List { get; set; }

    /// <summary>Whether its reader may do something about it; otherwise it has no buttons.</summary>
    [Parameter] public bool MayAct { get; set; }

    /// <summary>Something was done: the rows are to be read again.</summary>
    [Parameter, EditorRequired] public EventCallback Done { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private SendNewAccountEmail SendNewAccountEmail { get; set; } = null!;

    [Inject] private PublicAddress Address { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private string When(NeedsYouRow row) => GameWords.DayAndTime(row.Game.StartsAt, row.Game.IsTimeToBeSet, List.Site);

    private static string Shows(NeedsYouRow row) => $"{row.PersonId} {row.Revision}";

    private static string Verb(NeedsYouRow row) => row.Help switch
    {
        Help.AddAnAddress => "Add an address",
        Help.FixTheAddress => "Fix the address",
        Help.Send => "Send",
        _ => "Send again",
    };

    private static string Says(NeedsYouRow row) => row.Help switch
    {
        Help.AddAnAddress => $"Add an address for {row.Name}",
        Help.FixTheAddress => $"Fix the address of {row.Name}",
        _ => $"{Verb(row)} to {row.Name}",
    };

    private string? TextTo(NeedsYouRow row) =>
        DialNumbers.In(row.Phone).Select(number => number.Message($"{List.Site.Name}: you have a game on {When(row)} {Asks(row)}"))
            .FirstOrDefault(message => message is not null);

    // The front door helps whoever has an address that takes mail.
    private string Asks(NeedsYouRow row) => row switch
    {
        { Help: Help.AddAnAddress or Help.FixTheAddress } =>
            "and have not signed in yet, as no email reaches you. Which address may we use?",
        { Standing: Standing.NoLongerOfficiates } => "and told us that you no longer officiate. Will you be there?",
        _ => $"and have not signed in yet. Open {Address.Link(LetterCode.Path)} and enter the email that we have of you.",
    };

    private Task HelpAsync(NeedsYouRow row) => row.Help is Help.Send or Help.SendAgain ? SendAsync(row) : FixAsync(row);

    private Task SendAsync(NeedsYouRow row) => ActAsync(async () =>
    {
        if (!SawOrSays(Shows(row)))
            return;
        var result = await SendNewAccountEmail.RunAsync(await Me.GetAsync(), row.PersonId, revision: row.Revision);
        if (result.Outcome == SendNewAccountEmailOutcome.AskFirst)
        {
            if (!await ConfirmDialog.AskAsync(Dialogs, "Send another email?", result.InWords, "Send New Account Email"))
                return;
            result = await SendNewAccountEmail.RunAsync(await Me.GetAsync(), row.PersonId, confirmed: true, row.Revision);
        }
        await SayAsync(result.InWords, result.IsDone ? Severity.Normal : Severity.Warning);
    });

    private async Task FixAsync(NeedsYouRow row)
    {
        if (await FixAddressDialog.OpenAsync(Dialogs, row.Wrong))
            await SayAsync($"A new account email to {row.Name} is on its way.");
    }

    private async Task CallAsync(NeedsYouRow row)
    {
        if (await CalledDialog.OpenAsync(Dialogs, row) is { } sentence)
            await SayAsync(sentence);
    }

    private Task SayAsync(string sentence, Severity severity = Severity.Normal)
    {
        Snackbar.Add(sentence, severity);
        return Done.InvokeAsync();
    }
}
