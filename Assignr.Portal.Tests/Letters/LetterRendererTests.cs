using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Tests.Letters;

public sealed class LetterRendererTests
{
    [Fact]
    public async Task Keeps_nothing_of_the_letters_it_wrote()
    {
        await using var portal = await TestPortal.StartAsync();
        var renderer = portal.Get<LetterRenderer>();
        var seen = new List<WeakReference>();

        await WriteAsync(renderer, seen, 500);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(500, seen.Count);
        // The last one may still lie in a register or on the stack.
        Assert.InRange(seen.Count(letter => letter.IsAlive), 0, 5);
    }

    [Fact]
    public async Task Writes_for_several_connections_at_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var writer = portal.Get<NewAccountLetterWriter>();

        var letters = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => writer.WriteAsync(Some.NewAccount($"N{number}")))));

        Assert.All(letters.Index(), entry => Assert.StartsWith($"N{entry.Index}, ", entry.Item.Subject, StringComparison.Ordinal));
        Assert.All(letters.Index(), entry => Assert.Contains($">N{entry.Index}, your account", entry.Item.Html, StringComparison.Ordinal));
    }

    private static async Task WriteAsync(LetterRenderer renderer, List<WeakReference> seen, int count)
    {
        foreach (var _ in Enumerable.Range(0, count))
            await renderer.HtmlAsync<Remembered>(new Dictionary<string, object?> { [nameof(Remembered.Seen)] = seen });
    }

    /// <summary>Says goodbye to the test through a weak reference.</summary>
    private sealed class Remembered : ComponentBase
    {
        [Parameter] public required List<WeakReference> Seen { get; set; }

        protected override void OnInitialized() => Seen.Add(new WeakReference(this));
    }
}
