using Assignr.Portal.Access;
using Assignr.Portal.Games.OneGame;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Games.Crews;

/// <summary>The person in one position of a game. Saved is a name that was chosen, or the only match of what was typed.</summary>
public sealed partial class CrewField
{
    private const string NobodyIsFree = "No official with that name is free for this crew.";

    private IReadOnlyList<OfficialChoice> choices = [];
    private string text = "";
    private string name = "";
    private string? of;
    private string? note;
    private int answers;
    private bool entered;

    [Parameter, EditorRequired] public Guid GameId { get; set; }

    [Parameter, EditorRequired] public required Position Position { get; set; }

    /// <summary>Called with a sentence where it was refused, with null where it was saved.</summary>
    [Parameter] public EventCallback<string?> Saved { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private FindOfficials FindOfficials { get; set; } = null!;

    [Inject] private AssignPerson AssignPerson { get; set; } = null!;

    private string Id => $"position-{Position.SlotId}";

    private string Name => Position.Person?.Name ?? "";

    protected override void OnParametersSet()
    {
        // Text that is being typed stays.
        if (text == name)
            text = Name;
        name = Name;
    }

    private Task EnterAsync()
    {
        entered = true;
        return SearchAsync(text);
    }

    private async Task SearchAsync(string? typed)
    {
        text = typed ?? "";
        if (text != name)
            note = null;
        var sent = text;
        var found = await FindAsync(sent);
        if (text == sent)
            (choices, of) = (found, sent);
    }

    private async Task<IReadOnlyList<OfficialChoice>> FindAsync(string typed) =>
        await FindOfficials.RunAsync(await Me.GetAsync(), GameId, typed == name ? null : typed);

    /// <summary>After Enter. It searches again, because the list in the browser may be older than the typed text.</summary>
    private async Task TakeAsync()
    {
        if (IsActing || text == name)
            return;
        var sent = text;
        await ThenForgetAsync(async () =>
        {
            if (string.IsNullOrWhiteSpace(sent))
                await SaveAsync(null, sent);
            else
                await TakeAsync(await FindAsync(sent), sent);
        });
    }

    private async Task TakeAsync(IReadOnlyList<OfficialChoice> found, string sent)
    {
        if (found is [var only])
            await SaveAsync(only, sent);
        else
            note = found.Count == 0 ? NobodyIsFree : "More than one official is found by this: choose one of the list.";
    }

    private async Task ChooseAsync(OfficialChoice? choice)
    {
        if (!IsActing)
            await ThenForgetAsync(() => SaveAsync(choice, text));
    }

    private async Task ThenForgetAsync(Func<Task> act)
    {
        try
        {
            await ActAsync(act);
        }
        finally
        {
            ForgetWhatIsNoName();
        }
    }

    private async Task SaveAsync(OfficialChoice? choice, string sent)
    {
        note = null;
        try
        {
            if (choice?.Id != Position.Person?.Id)
            {
                var result = await AssignPerson.RunAsync(await Me.GetAsync(), Position.SlotId, Position.Person?.Id, choice?.Id);
                await Saved.InvokeAsync(result.Refusal);
            }
        }
        finally
        {
            answers++;
            // Where it was not saved, the field shows who still has the position.
            if (text == sent)
                text = Name;
        }
    }

    private Task LeaveAsync()
    {
        entered = false;
        if (!IsActing && string.IsNullOrWhiteSpace(text) && Position.Person is not null)
            return ChooseAsync(null);
        ForgetWhatIsNoName();
        return Task.CompletedTask;
    }

    private void ForgetWhatIsNoName()
    {
        if (!entered && !IsActing)
            text = Name;
    }
}
