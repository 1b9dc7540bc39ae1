using System.Globalization;
using System.Net;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Functions;

public sealed class InstanceIdentityTests(InstanceIdentityTests.Fixture shared) : IClassFixture<InstanceIdentityTests.Fixture>
{
    private static readonly string[] Headers = ["X-Instance-Id", "X-Instance-Started", "X-Instance-Ready"];

    [Theory]
    [InlineData("POST", "/", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/_/ready", HttpStatusCode.OK)]
    public async Task Every_answer_of_a_function_says_which_process_gave_it(string method, string path, HttpStatusCode status)
    {
        var ids = new HashSet<string>();
        for (var call = 0; call < 2; call++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/function/iris-load{path}")
            {
                Content = method == "POST" ? new StringContent("no number") : null,
            };
            using var answer = await shared.Gateway.Client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            var values = Headers.Select(header => Assert.Single(answer.Headers.GetValues(header))).ToArray();
            var (started, ready) = (Seconds(values[1]), Seconds(values[2]));
            Assert.InRange(ready, started, started + 60);
            Assert.InRange(started, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 120, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 2);
            ids.Add(values[0]);
        }

        Assert.Single(ids);
    }

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public sealed class Fixture() : GatewayFixture(("iris-load:Program", StartedAssembly.PathOf("IrisLoad")));
}
