using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.Shell;
using Assignr.Portal.Shell.Layouts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Shell.Layouts;

/// <summary>What stands around the page: what breaks there does not take the page along.</summary>
public sealed class MainLayoutTests : PageContext
{
    [Theory]
    [InlineData(Permissions.Observer)]
    [InlineData(Permissions.Official)]
    [InlineData(Permissions.None)]
    public async Task A_press_beside_the_page_whose_permission_was_taken_away_is_refused_in_words(Permissions left)
    {
        Services.AddScoped<Presses>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Portal.Get<MailChannel>().Fault("Nothing answers.");
        var layout = Render<MainLayout>(parameters => parameters.Add(one => one.Body, "<p>The page as it was</p>"));
        var button = layout.WaitForElement(".mail-notice button");
        await Portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.Permissions, left)));

        await button.ClickAsync();

        layout.WaitForAssertion(() => Assert.Contains("This is not open to you.", layout.Markup, StringComparison.Ordinal));
        Assert.Contains("The page as it was", layout.Markup, StringComparison.Ordinal);
        Assert.False(Portal.Get<MailChannel>().IsProbing);
    }
}
