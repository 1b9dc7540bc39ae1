using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IrisBench.Pipeline.Steps;

namespace Monolith;

/// <summary>The monolith's input taken apart into what each step reads: <c>user;password;custom;5.1,3.5,1.4,0.2</c> or JSON. The steps' own
/// grammars do the rest.</summary>
/// <param name="Authentication">For the auth step.</param>
/// <param name="Load">For the load step; empty means its defaults.</param>
/// <param name="Prediction">For the predict step.</param>
internal sealed record MonolithRequest(StepRequest Authentication, StepRequest Load, StepRequest Prediction)
{
    public static MonolithRequest Split(StepRequest request) => request.IsJson ? SplitJson(request.Body) : SplitText(request.Body);

    private static MonolithRequest SplitText(string body)
        => TextInput.Fields(body) is [var user, var password, var model, var features]
            ? new MonolithRequest(new StepRequest($"{user};{password}"), new StepRequest(""), new StepRequest($"{model};{features}"))
            : throw StepException.InvalidInput(
                "Expected 'user;password;custom;5.1,3.5,1.4,0.2' or {\"user\", \"password\", \"model\", \"features\", \"load\"}.");

    private static MonolithRequest SplitJson(string body)
    {
        var parts = JsonInput.Read(body, MonolithJson.Default.MonolithBody);
        var credentials = new JsonObject { ["user"] = parts.User, ["password"] = parts.Password };
        var flower = new JsonObject { ["model"] = parts.Model, ["features"] = JsonNode.Parse(parts.Features.GetRawText()) };
        return new MonolithRequest(
            new StepRequest(credentials.ToJsonString()),
            new StepRequest(parts.Load?.GetRawText() ?? ""),
            new StepRequest(flower.ToJsonString()));
    }
}

/// <summary>The JSON form of the input: the members of the steps' own bodies, the load's in an object of theirs.</summary>
internal sealed record MonolithBody(string User, string Password, string Model, JsonElement Features, JsonElement? Load = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MonolithAnswer))]
[JsonSerializable(typeof(MonolithBody))]
internal sealed partial class MonolithJson : JsonSerializerContext;
