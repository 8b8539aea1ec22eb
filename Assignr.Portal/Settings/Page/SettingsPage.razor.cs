using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Outcomes;
using MudBlazor;

namespace Assignr.Portal.Settings.Page;

public sealed partial class SettingsPage
{
    private SettingsView? view;
    private SettingsInput input = new();
    private IReadOnlyList<Problem> problems = [];
    private bool mayChange;
    private bool changedMeanwhile;
    private Guid? testId;
    private Guid? me;
    private string? testAddress;
    private string? testProblem;
    private string? looked;
    private string? zone;
    private TestEmailProgress? test;

    private bool Changed => view is not null && (changedMeanwhile || input != view.Input);

    // Shown as typed; the zone that it means is saved.
    private string? Zone
    {
        get => zone;
        set => (zone, input.TimeZoneId) = (value, TimeZones.Meant(value, Clock.GetUtcNow()) ?? value ?? "");
    }

    private string? ZoneClass => !mayChange ? "off" : problems.At(nameof(input.TimeZoneId)) is null ? null : "wrong";

    private string ZoneHelp
    {
        get
        {
            if (!Site.IsTimeZone(input.TimeZoneId))
                return "Games and emails show times of this zone.";
            var there = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(input.TimeZoneId));
            var time = there.ToString($"ddd {new DateStyle(input.Hours, input.DateOrder).Time}", CultureInfo.InvariantCulture);
            return $"{TimeZones.Detail(input.TimeZoneId, there)}. There it is {time} now.";
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        Changes.Changed -= WhenChanged;
    }

    protected override async Task OnInitializedAsync()
    {
        var caller = await Me.GetAsync();
        (mayChange, me) = (caller.Is(Who.Assignors), caller.PersonId);
        view = await Load.RunAsync(caller);
        Fill();
        Changes.Changed += WhenChanged;
    }

    private async Task SaveAsync()
    {
        if (Changed)
            await ActAsync(SendAsync);
    }

    private async Task SendAsync()
    {
        var sent = input with { };
        var answer = await Change.RunAsync(await Me.GetAsync(), view!.Input, sent);
        problems = answer.Problems;
        changedMeanwhile = answer.ChangedMeanwhile;
        if (answer.IsDone || answer.ChangedMeanwhile)
            await ReloadAsync();
        if (!answer.IsDone)
            return;
        // What was typed during the save stays.
        if (input == sent)
            Fill();
        Snackbar.Add("Saved.", Severity.Normal);
    }

    private void ShowTheirs()
    {
        Fill();
        changedMeanwhile = false;
    }

    private void Fill()
    {
        input = view!.Input with { };
        zone = TimeZones.Named(input.TimeZoneId);
    }

    private Task SendTestAsync() => ActAsync(async () =>
    {
        var asked = await SendTest.RunAsync(await Me.GetAsync());
        (testId, testAddress, testProblem, test) = (asked.MessageId, asked.Address, asked.Refusal, null);
        await FollowAsync();
    });

    private async Task FollowAsync() => test = testId is { } id ? await FollowTest.RunAsync(await Me.GetAsync(), id) : null;

    // Replaces what the next save is compared with, not what was typed.
    private async Task ReloadAsync() => view = await Load.RunAsync(await Me.GetAsync());

    private void WhenChanged(Change change)
    {
        if (testId is not null && me is { } mine && change.People.Contains(mine))
            _ = InvokeAsync(async () =>
            {
                await FollowAsync();
                StateHasChanged();
            });
    }
}
