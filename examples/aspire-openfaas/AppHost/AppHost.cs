var builder = DistributedApplication.CreateBuilder(args);

// On your machine this is a local gateway. Published, it is OpenFaaS.
var functions = builder.AddOpenFaaS("functions");

// A project. It has no process until it is called, and up to five when many call.
functions.AddFunction<Projects.Words>("words").WithMode(FunctionMode.Zero).WithScale(min: 0, max: 5);

// Any program, as the classic watchdog has it: it is started for each call, reads what was sent and writes the answer.
functions.AddFunction("hello", "../hello", "python3", "index.py");

// A page that calls both, at http://functions/function/NAME.
builder.AddProject<Projects.Web>("web").WithReference(functions).WaitFor(functions);

builder.Build().Run();
