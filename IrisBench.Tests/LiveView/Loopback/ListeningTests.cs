using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace IrisBench.Tests.LiveView.Loopback;

public class ListeningTests
{
    [Fact]
    public async Task Only_this_machine_can_connect()
    {
        await using var site = await TestSite.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties()
            .GetActiveTcpListeners().Where(listener => listener.Port == site.Address.Port).ToArray();

        Assert.NotEmpty(listeners);
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_replaced_by_a_free_one()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var site = await TestSite.StartAsync(port);
        using var client = site.Client();

        Assert.NotEqual(port, site.Address.Port);
        Assert.Contains("Login token", await client.GetStringAsync("/login"), StringComparison.Ordinal);
    }
}
