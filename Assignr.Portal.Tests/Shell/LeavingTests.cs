using Assignr.Portal.Shell;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Shell;

public sealed class LeavingTests : BunitContext
{
    private readonly Lifetime lifetime = new();

    public LeavingTests() => Services.AddSingleton<IHostApplicationLifetime>(lifetime);

    [Fact]
    public async Task Work_of_a_page_ends_with_the_page()
    {
        var page = Render<Working>().Instance;
        Assert.False(page.Work.IsCancellationRequested);

        await DisposeComponentsAsync();

        Assert.True(page.Work.IsCancellationRequested);
        Assert.True(page.Later.IsCancellationRequested);
    }

    [Fact]
    public void Work_of_a_page_ends_when_the_portal_stops()
    {
        var page = Render<Working>().Instance;

        lifetime.StopApplication();

        Assert.True(page.Work.IsCancellationRequested);
    }

    [Fact]
    public void Every_component_that_cleans_up_after_itself_ends_its_work_too()
    {
        var forgetful = typeof(PortalComponent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PortalComponent)) && typeof(IAsyncDisposable).IsAssignableFrom(type))
            .Select(type => type.Name);

        // Where a component has both ways to dispose, Blazor calls only the asynchronous one.
        Assert.Empty(forgetful);
    }

    private sealed class Working : PortalComponent
    {
        public CancellationToken Work { get; private set; }

        public CancellationToken Later => Leaving;

        protected override void OnInitialized() => Work = Leaving;
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
