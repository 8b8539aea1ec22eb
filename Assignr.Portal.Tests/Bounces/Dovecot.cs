using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A real IMAP server on loopback, with one mailbox and its own folder.</summary>
internal sealed class Dovecot : IAsyncDisposable
{
    public const string UserName = "bounces";
    public const string Password = "whistle-in-the-snow-42";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-imap-").FullName;
    private readonly Process process;

    private Dovecot(bool keepsKeywords)
    {
        Port = Ports.Free();
        // Started by root it uses the users that its package made.
        var isRoot = Environment.UserName == "root";
        var (user, login) = isRoot ? ("dovecot", "dovenull") : (Environment.UserName, Environment.UserName);
        var settings = Path.Combine(folder, "dovecot.conf");
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        if (isRoot)
            Run("chown", user, Path.Combine(folder, "mail"));
        Run("chmod", "755", folder);
        File.WriteAllText(settings, $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            default_internal_user = {{user}}
            default_login_user = {{login}}
            first_valid_uid = 0
            mail_location = maildir:{{folder}}/mail
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{user}} home={{folder}}/mail
            }
            {{(keepsKeywords ? "" : "mail_plugins = acl")}}
            protocol imap {
              {{(keepsKeywords ? "" : "mail_plugins = acl imap_acl")}}
            }
            plugin {
              {{(keepsKeywords ? "" : $"acl = vfile:{folder}/rights")}}
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            """);
        // Allows to look up, read, mark as seen and insert, but no other flag.
        File.WriteAllText(Path.Combine(folder, "rights"), "* owner lrsi\n");
        // Another user reads it, and a portal in this process sets the umask.
        Run("chmod", "644", Path.Combine(folder, "rights"));
        process = Process.Start("dovecot", ["-F", "-c", settings]);
    }

    public int Port { get; }

    /// <param name="keepsKeywords">False: it stores no flags but its own, as some servers do.</param>
    public static async Task<Dovecot> StartAsync(bool keepsKeywords = true)
    {
        var server = new Dovecot(keepsKeywords);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = await server.ConnectAsync();
                return server;
            }
            catch (Exception notYet) when (tries < 200 && notYet is SocketException or IOException or ServiceNotConnectedException
                or ImapProtocolException)
            {
                await Task.Delay(Moment);
            }
        }
    }

    /// <summary>Delivers them as a mail server does.</summary>
    public async Task DeliverAsync(params MimeMessage[] mails)
    {
        using var client = await ConnectAsync();
        foreach (var mail in mails)
            await client.Inbox!.AppendAsync(new AppendRequest(mail, MessageFlags.None));
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>Puts a file into the mailbox that is hardly an email.</summary>
    public async Task DropAsync(string name, byte[] content)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(folder, "mail", "new")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(inbox, name), content);
        Run("chmod", "-R", "a+rwX", Path.Combine(folder, "mail"));
    }

    /// <summary>Empties the mailbox and changes its UIDVALIDITY, so that mails get other numbers.</summary>
    public void Forget()
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(folder, "mail")).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo sub)
                sub.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    /// <summary>How many mails there are, and how many of them are marked as seen.</summary>
    public async Task<(int All, int Seen)> CountAsync()
    {
        using var client = await ConnectAsync();
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly);
        return (client.Inbox.Count, (await client.Inbox.SearchAsync(SearchQuery.Seen)).Count);
    }

    public async ValueTask DisposeAsync()
    {
        // The master process ends its children.
        Run("kill", "-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }

    private async Task<ImapClient> ConnectAsync()
    {
        var client = new ImapClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, MailKit.Security.SecureSocketOptions.None);
            await client.AuthenticateAsync(UserName, Password);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
