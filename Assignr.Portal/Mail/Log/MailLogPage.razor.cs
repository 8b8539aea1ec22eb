using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace Assignr.Portal.Mail.Log;

/// <summary>The mail log, live: it reads the database again when something changed, at most once a second. The address bar keeps
/// its state.</summary>
public sealed partial class MailLogPage
{
    private readonly LastAsked last = new();
    private MailLogQuery query = new();
    private string search = "";
    private MailLogView? view;
    private Site site = Site.New();
    private DateTimeOffset now;
    private bool mayAct;
    private Guid? opened;
    private IReadOnlyList<Attempt> attempts = [];
    private SentAddresses sent = null!;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private LoadMailLog LoadMailLog { get; set; } = null!;

    [Inject] private LoadAttempts LoadAttempts { get; set; } = null!;

    [Inject] private RetryRefused RetryRefused { get; set; } = null!;

    [Inject] private CancelWaiting CancelWaiting { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private BounceTrouble BounceTrouble { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private bool IsNarrowed => query is not { Search.Length: 0, State: null, Doubtful: false };

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= WhenGone;
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += WhenGone;
        sent = new SentAddresses(Navigation);
        Read();
        var me = await Me.GetAsync();
        mayAct = me.Is(Who.Assignors);
        site = await ReadSite.RunAsync(me);
        Follow(LoadAsync);
        await LoadAsync();
    }

    private void Read()
    {
        (query, opened) = (MailLogQuery.Read(Navigation.Uri), null);
        search = query.Search;
    }

    private Task GoAsync(MailLogQuery wanted)
    {
        (query, opened) = (wanted with { Search = search.Trim() }, null);
        sent.Send(query.ToUrl());
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        search = "";
        return GoAsync(new MailLogQuery());
    }

    private void WhenGone(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        if (new Uri(location.Location).AbsolutePath != MailLogQuery.Path || sent.Brought(location.Location))
            return;
        Read();
        await LoadAsync();
        StateHasChanged();
    });

    private async Task LoadAsync()
    {
        if (await last.AskAsync(ReadAsync) is { } found)
            (view, now) = (found, Clock.GetUtcNow());
    }

    private async Task<MailLogView> ReadAsync()
    {
        var me = await Me.GetAsync();
        var found = await LoadMailLog.RunAsync(me, query);
        if (opened is { } id)
            attempts = await LoadAttempts.RunAsync(me, id);
        return found;
    }

    private async Task OpenAsync(MailLogRow row)
    {
        opened = opened == row.Id ? null : row.Id;
        if (opened is { } id)
            attempts = await LoadAttempts.RunAsync(await Me.GetAsync(), id);
    }

    private Task RetryAsync(MailLogRow row) => ActAsync(me => RetryRefused.RunAsync(me, row.Id));

    private Task CancelAsync(MailLogRow row) => ActAsync(me => CancelWaiting.RunAsync(me, row.Id));

    private async Task FixAsync(MailLogRow row)
    {
        if (!await FixAddressDialog.OpenAsync(Dialogs, new WrongAddress(row.PersonId!.Value, row.Name, row.Address, row.LastReply)))
            return;
        Snackbar.Add($"A new account email to {row.Name} is on its way.", Severity.Normal);
        await LoadAsync();
    }

    private async Task RetryAllAsync()
    {
        if (await ConfirmDialog.AskAsync(Dialogs, "Retry all refused emails?",
            "Everybody whose last email was refused gets another one, to the same address; whoever complained is left out. Fix wrong "
            + "addresses first: mail servers trust a sender less whose emails are refused again and again.", "Retry all"))
            await ActAsync(me => RetryRefused.RunAsync(me, messageId: null));
    }

    private async Task CancelAllAsync()
    {
        if (await ConfirmDialog.AskAsync(Dialogs, "Cancel all emails that wait?",
            "They do not go, password resets among them. Running mailings end. Who still needs an email can be sent one again.",
            "Cancel them", danger: true))
            await ActAsync(me => CancelWaiting.RunAsync(me, messageId: null));
    }

    private Task ActAsync(Func<Caller, Task<Done>> act) => ActAsync(async () =>
    {
        Snackbar.Add((await act(await Me.GetAsync())).InWords, Severity.Normal);
        await LoadAsync();
    });

    private string Said(MailLogRow row) => row.State switch
    {
        _ when row.IsDoubtful => $"{Doubt(row)} {(row.SettledAt is null ? Next(row) : row.LastReply)}",
        MessageState.Queued when row.Attempts > 0 => $"{Next(row)} {row.LastReply}",
        MessageState.Queued => Next(row),
        MessageState.Sending => "Talking to the mail server",
        MessageState.Refused => Refusals.InWords(row.LastReply) ?? row.Called,
        _ => row.LastReply ?? row.Called,
    };

    private static string Doubt(MailLogRow row) =>
        $"May have been handed over {(row.State is MessageState.Cancelled or MessageState.Refused ? "all the same" : "twice")}.";

    private static string WhatOfItsLink(MailLogRow row) =>
        row.State is MessageState.Cancelled ? "" : "The link of each copy works until one of them is used.";

    private string Next(MailLogRow row) =>
        row.State is MessageState.Sending ? "Talking to the mail server."
        : row.IsPaused ? "Waits, as its mailing is paused."
        : !MailQueue.IsDue(row.DueAt, now) ? $"Goes {(row.Attempts > 0 ? "again " : "")}{Dates.Moment(row.DueAt, site, now)}."
        : view!.IsPaused ? "Waits until mail goes on."
        : "Goes next.";

    private static string Outcome(Attempt attempt) => attempt.Outcome switch
    {
        AttemptOutcome.HandedOver => "Handed over.",
        AttemptOutcome.Refused => $"Refused{Where(attempt)}.",
        AttemptOutcome.GivenUp => $"Given up{Where(attempt)}.",
        AttemptOutcome.Deferred => $"Put off{Where(attempt)}.",
        AttemptOutcome.Doubtful => "Broken off after the email had left: it may have been handed over.",
        _ => "Not sent.",
    };

    private static string Where(Attempt attempt) => attempt.Phase switch
    {
        Phases.Letter => " while the email was written",
        Phases.Connect => " while connecting",
        Phases.Sender => " at our sender address",
        Phases.Recipient => " at the recipient's address",
        Phases.Data => " before the email was sent",
        Phases.Answer => " after the email was sent",
        Phases.Report => " after it was handed over",
        _ => "",
    };

    private static string Age(TimeSpan age) =>
        age.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h")
            : age.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s");
}
