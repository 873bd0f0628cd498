using System.CommandLine;
using CoordinationFlow.Cli.Audit;
using CoordinationFlow.Cli.Draw;
using CoordinationFlow.Cli.Run;
using CoordinationFlow.Cli.Simulate;
using CoordinationFlow.Cli.Traces;
using CoordinationFlow.Cli.Validate;

// Assembles the commands; each lives in the folder of its name.
var root = new RootCommand("Flows on the desk: check definitions, run them in memory, play scenarios, verify an audit export.")
{
    ValidateCommand.Create(),
    RunCommand.Create(),
    TraceCommand.Create(),
    DrawCommand.Create(),
    SimulateCommand.Create(),
    AuditCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
