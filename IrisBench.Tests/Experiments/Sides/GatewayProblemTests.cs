extern alias gateway;
using System.Net.Http.Headers;
using System.Text;
using gateway::IrisBench.Gateway.Contract;

namespace IrisBench.Tests.Experiments.Sides;

/// <summary>What a gateway says when it refuses: irisbench and the dashboard show it, whoever answers.</summary>
public sealed class GatewayProblemTests
{
    [Theory]
    [InlineData("""{"detail":"The system is leased."}""", "The system is leased.")]
    [InlineData("""{"detail":"a\u001b[2Jb\n"}""", "a[2Jb")]
    [InlineData("""{"detail":null}""", null)]
    [InlineData("""{"detail":{"text":"x"}}""", null)]
    [InlineData("""{"title":"Conflict"}""", null)]
    [InlineData("""{"detail":"\ud800"}""", null)]
    [InlineData("""["detail"]""", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("<html>", null)]
    public async Task Only_a_text_that_is_there_is_shown(string body, string? expected)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/problem+json");

        Assert.Equal(expected, await GatewayProblem.TextOfAsync(content, default));

        content.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        Assert.Null(await GatewayProblem.TextOfAsync(content, default));
    }
}
