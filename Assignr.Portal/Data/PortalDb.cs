using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Assignr.Portal.Data;

/// <summary>Everything that is stored. Each table's mapping is in the file of its entity's slice.</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    private Storage? storage;

    /// <summary>The database behind it.</summary>
    internal Storage Storage => storage ??= this.GetService<Storage>();

    public DbSet<Site> Site => Set<Site>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonAddress> Addresses => Set<PersonAddress>();

    public DbSet<PendingAddress> PendingAddresses => Set<PendingAddress>();

    public DbSet<ImportedPerson> ImportedPeople => Set<ImportedPerson>();

    public DbSet<Game> Games => Set<Game>();

    public DbSet<Slot> Slots => Set<Slot>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Token> Tokens => Set<Token>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<MailHold> MailHolds => Set<MailHold>();

    public DbSet<ImportBatch> Imports => Set<ImportBatch>();

    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    public DbSet<ImportEntry> ImportEntries => Set<ImportEntry>();

    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();

    public DbSet<Mailing> Mailings => Set<Mailing>();

    public DbSet<PlannedRecipient> PlannedRecipients => Set<PlannedRecipient>();

    public DbSet<ReminderPlan> ReminderPlans => Set<ReminderPlan>();

    public DbSet<OwnWords> OwnWords => Set<OwnWords>();

    public DbSet<MailingWording> MailingWordings => Set<MailingWording>();

    public DbSet<LinkOpening> LinkOpenings => Set<LinkOpening>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        builder.AddSorting(Storage);
        // Lengths are checked where a text enters. Some databases would enforce them once more in the middle of an act, others never.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetMaxLength(null);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        Storage.Configure(configurationBuilder);
    }
}
