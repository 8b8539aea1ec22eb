using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Tests;

/// <summary>
/// Ports for servers that start later, or stop and start again. They lie below the range for outgoing connections, thousands of which come
/// and go meanwhile, and none is given twice.
/// </summary>
internal static class Ports
{
    private const int First = 15_000;
    private const int Count = 17_000;

    private static int next = Random.Shared.Next(Count);

    public static int Free()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, First + (Interlocked.Increment(ref next) % Count));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
